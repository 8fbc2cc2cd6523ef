package io.github.lac4j.contrastive.loss.kernel;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rows that are kept as doubles. */
final class DoubleRows implements Rows, ExactNegatives.Directions {

  private final double[] values;
  private final int dimension;

  private DoubleRows(double[] values, int dimension) {
    this.values = values;
    this.dimension = dimension;
  }

  /** Returns rows of zeros. */
  static DoubleRows zeros(int rows, int dimension) {
    return new DoubleRows(new double[rows * dimension], dimension);
  }

  /** Copies a matrix, whatever its type, order and stride. */
  static DoubleRows of(INDArray matrix) {
    INDArray copy = matrix.castTo(DataType.DOUBLE).dup('c');
    double[] values = new double[Math.toIntExact(copy.length())];
    copy.data().asNioDouble().get(values);
    return new DoubleRows(values, Math.toIntExact(matrix.size(1)));
  }

  @Override
  public int rows() {
    return values.length / dimension;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public INDArray toArray() {
    return doubles(0, rows());
  }

  @Override
  public INDArray doubles(int firstRow, int count) {
    return Nd4j.createFromArray(
            Arrays.copyOfRange(values, firstRow * dimension, (firstRow + count) * dimension))
        .reshape(count, dimension);
  }

  /** Adds a matrix to some of the rows. */
  void add(int firstRow, INDArray matrix) {
    double[] summands = of(matrix).values;
    int offset = firstRow * dimension;
    for (int i = 0; i < summands.length; i++) {
      values[offset + i] += summands[i];
    }
  }

  @Override
  public Cursor cursor() {
    double[] place = new double[dimension];
    return new Cursor() {
      @Override
      public double[] place() {
        return place;
      }

      @Override
      public double[] read(int row) {
        System.arraycopy(values, row * dimension, place, 0, dimension);
        return place;
      }

      @Override
      public void write(int row) {
        System.arraycopy(place, 0, values, row * dimension, dimension);
      }
    };
  }
}
