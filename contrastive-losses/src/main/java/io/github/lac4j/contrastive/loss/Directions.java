package io.github.lac4j.contrastive.loss;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows of length one, as doubles. */
interface Directions {

  /** Returns N, the number of rows. */
  int rows();

  /** Returns rows as a matrix of doubles, count x D. */
  INDArray doubles(int firstRow, int count);
}
