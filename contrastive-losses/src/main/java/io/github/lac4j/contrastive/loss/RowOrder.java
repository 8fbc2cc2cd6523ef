package io.github.lac4j.contrastive.loss;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrices whose rows follow one another in memory. */
final class RowOrder {

  private RowOrder() {}

  /** Returns the matrix itself if its rows follow one another, and a copy otherwise. */
  static INDArray of(INDArray matrix) {
    return matrix.ordering() == 'c'
            && Arrays.equals(matrix.stride(), Nd4j.getStrides(matrix.shape(), 'c'))
        ? matrix
        : matrix.dup('c');
  }
}
