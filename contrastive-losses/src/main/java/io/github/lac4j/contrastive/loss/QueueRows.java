package io.github.lac4j.contrastive.loss;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Rows that are of length one already and are read where they are, without a copy of them all. */
final class QueueRows implements Directions {

  private static final int CHUNK = 256;

  private final INDArray matrix;
  // Made once: making one is not safe for threads, and reading at absolute positions is.
  private final FloatBuffer floats;
  private final int rows;
  private final int dimension;
  private final double longest;

  /**
   * Takes the rows as they are.
   *
   * @throws IllegalArgumentException if one holds a NaN or an infinity
   */
  QueueRows(String name, INDArray matrix) {
    boolean inPlace = !matrix.isView() && matrix.ordering() == 'c';
    this.matrix = inPlace ? matrix : matrix.dup('c');
    this.rows = Math.toIntExact(matrix.size(0));
    this.dimension = Math.toIntExact(matrix.size(1));
    this.floats = isDouble() ? null : this.matrix.data().asNioFloat();
    double length = isDouble() ? Double.POSITIVE_INFINITY : longestOfFloats();
    if (!Double.isFinite(length)) {
      Embeddings.requireFinite(name, matrix);
    }
    this.longest = length;
  }

  private double longestOfFloats() {
    int chunks = (rows + CHUNK - 1) / CHUNK;
    return Math.sqrt(
        IntStream.range(0, chunks)
            .parallel()
            .mapToDouble(
                chunk -> {
                  int first = chunk * CHUNK;
                  float[] values = new float[Math.min(CHUNK, rows - first) * dimension];
                  copy(first, values.length / dimension, values);
                  return TileArithmetic.largestSquaredLength(values, dimension);
                })
            .reduce(0, Math::max));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public boolean isDouble() {
    return matrix.dataType() == DataType.DOUBLE;
  }

  @Override
  public double longest() {
    return longest;
  }

  @Override
  public void copy(int firstRow, int count, float[] target) {
    try {
      floats.get(firstRow * dimension, target, 0, count * dimension);
    } finally {
      // The buffer does not keep the memory that it looks at.
      Reference.reachabilityFence(matrix);
    }
  }

  @Override
  public INDArray doubles(int firstRow, int count) {
    return matrix
        .get(NDArrayIndex.interval(firstRow, firstRow + count), NDArrayIndex.all())
        .castTo(DataType.DOUBLE)
        .dup('c');
  }
}
