package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.vector.SumOfSquares;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Rows that are of length one already and are read where they are, without a copy of them all. */
final class QueueRows implements ExactNegatives.Directions {

  private final INDArray matrix;
  private final double longest;

  /**
   * Takes the rows as they are.
   *
   * @throws IllegalArgumentException if one holds a NaN or an infinity
   */
  QueueRows(String name, INDArray matrix) {
    this.matrix = ordered(matrix);
    double length =
        matrix.dataType() == DataType.FLOAT ? longestOfFloats() : Double.POSITIVE_INFINITY;
    if (!Double.isFinite(length)) {
      Embeddings.requireFinite(name, matrix);
    }
    this.longest = length;
  }

  /** Returns the matrix itself if its rows follow one another, and a copy otherwise. */
  static INDArray ordered(INDArray matrix) {
    return matrix.ordering() == 'c'
            && Arrays.equals(matrix.stride(), Nd4j.getStrides(matrix.shape(), 'c'))
        ? matrix
        : matrix.dup('c');
  }

  private double longestOfFloats() {
    FloatMatrix floats = FloatMatrix.of(matrix);
    double[] lengths = new double[floats.rows()];
    try {
      RowSource.Chunks.forEach(
          lengths.length,
          (first, next) -> {
            float[] row = new float[floats.columns()];
            for (int i = first; i < next; i++) {
              floats.memory().get(i * row.length, row);
              lengths[i] = Math.sqrt(SumOfSquares.of(row, row.length));
            }
          });
    } finally {
      Reference.reachabilityFence(matrix);
    }
    return Arrays.stream(lengths).reduce(0, Math::max);
  }

  @Override
  public int rows() {
    return Math.toIntExact(matrix.size(0));
  }

  /** Returns the Euclidean length of the longest row; infinity for rows of doubles. */
  double longest() {
    return longest;
  }

  /** Returns the rows where they are; this object must stay reachable. */
  FloatMatrix floats() {
    return FloatMatrix.of(matrix);
  }

  @Override
  public INDArray doubles(int firstRow, int count) {
    return matrix
        .get(NDArrayIndex.interval(firstRow, firstRow + count), NDArrayIndex.all())
        .castTo(DataType.DOUBLE)
        .dup('c');
  }
}
