package io.github.lac4j.contrastive.loss;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows of length one, in whatever form they are kept. */
interface Directions {

  /** Returns N, the number of rows. */
  int rows();

  /** Returns D, the length of a row as an array. */
  int dimension();

  /** Returns whether the caller's embeddings are doubles. */
  boolean isDouble();

  /** Returns an upper bound of the Euclidean length of the rows. */
  double longest();

  /** Writes one row after another. */
  void copy(int firstRow, int count, float[] target);

  /** Returns rows as a matrix of doubles, count x D. */
  INDArray doubles(int firstRow, int count);
}
