package io.github.lac4j.evaluation.diagnostic;

import io.github.lac4j.core.vector.OrderedProduct;
import io.github.lac4j.core.vector.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How evenly features cover the sphere: {@code log mean over pairs of exp(-t |u_i - u_j|^2)} of
 * unit features u, from -4 t to 0; less is more even, and 0 is a collapse to one point. Features
 * that are all zeros stay so, as in PyTorch.
 *
 * <p>Wang and Isola 2020, with the natural logarithm and each pair of different images once.
 */
public final class Uniformity {

  private static final int BLOCK = 128;

  /** PyTorch's bound: rows that are shorter are divided by this. */
  private static final double SHORTEST = 1e-12;

  private Uniformity() {}

  /**
   * Returns the uniformity of some features.
   *
   * @param features N x D, not normalised
   * @param t the sharpness, 2 in the paper
   * @throws IllegalArgumentException if there are fewer than 2 rows
   */
  public static double of(double[][] features, double t) {
    int rows = features.length;
    if (rows < 2) {
      throw new IllegalArgumentException(
          "Uniformity is of pairs of images, but there are %d; give 2 or more".formatted(rows));
    }
    double[][] unit = unitRows(features);
    double[][][] columns = columns(unit);
    double[] squares = Arrays.stream(unit).mapToDouble(row -> Vectors.dot(row, row)).toArray();
    // Blocks are summed by one thread each and then in order: threads cannot change the result.
    double[] sums =
        IntStream.range(0, columns.length)
            .parallel()
            .mapToDouble(block -> sum(unit, squares, columns, block, t))
            .toArray();
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return Math.log(sum / ((double) rows * (rows - 1) / 2));
  }

  /** Returns the rows in blocks, each dimension by dimension. */
  private static double[][][] columns(double[][] unit) {
    int dimensions = unit[0].length;
    double[][][] columns = new double[(unit.length + BLOCK - 1) / BLOCK][dimensions][];
    for (int block = 0; block < columns.length; block++) {
      int count = Math.min(BLOCK, unit.length - block * BLOCK);
      for (int d = 0; d < dimensions; d++) {
        columns[block][d] = new double[count];
        for (int i = 0; i < count; i++) {
          columns[block][d][i] = unit[block * BLOCK + i][d];
        }
      }
    }
    return columns;
  }

  /** Sums over all pairs of an image of a block with a later one. */
  private static double sum(
      double[][] unit, double[] squares, double[][][] columns, int block, double t) {
    int dimensions = unit[0].length;
    int first = block * BLOCK;
    int count = columns[block][0].length;
    double[] queries = new double[count * dimensions];
    for (int i = 0; i < count; i++) {
      System.arraycopy(unit[first + i], 0, queries, i * dimensions, dimensions);
    }
    double sum = 0;
    for (int other = block; other < columns.length; other++) {
      int width = columns[other][0].length;
      double[][] products = new double[count][width];
      OrderedProduct.add(
          queries, 0, dimensions, 1, count, dimensions, columns[other], products, width);
      for (int i = 0; i < count; i++) {
        for (int j = other == block ? i + 1 : 0; j < width; j++) {
          double lengths = squares[first + i] + squares[other * BLOCK + j];
          sum += Math.exp(-t * Math.max(0, lengths - 2 * products[i][j]));
        }
      }
    }
    return sum;
  }

  /** Divides rows by their length. */
  static double[][] unitRows(double[][] rows) {
    return Arrays.stream(rows).map(Uniformity::unit).toArray(double[][]::new);
  }

  private static double[] unit(double[] row) {
    double length = Math.max(Math.sqrt(Vectors.dot(row, row)), SHORTEST);
    return Arrays.stream(row).map(value -> value / length).toArray();
  }
}
