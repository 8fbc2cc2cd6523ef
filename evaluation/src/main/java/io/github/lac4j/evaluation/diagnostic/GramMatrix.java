package io.github.lac4j.evaluation.diagnostic;

import io.github.lac4j.core.vector.OrderedProduct;
import io.github.lac4j.evaluation.projection.SymmetricEigen;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The products of all dimensions of some features with one another, summed over images: D x D.
 *
 * <p>Element (i, j) is {@code sum over rows of x_i x_j}.
 */
final class GramMatrix {

  /** A dimension that deviates less from its mean is dead. */
  static final double DEAD = 1e-4;

  /** Rows of the matrix that one thread computes at a time. */
  private static final int PART = 16;

  /** Some thousand roundings of a double, relative to its size. */
  private static final double ROUNDING = 1e-12;

  private final double[][] sums;
  private final int rows;

  private GramMatrix(double[][] sums, int rows) {
    this.sums = sums;
    this.rows = rows;
  }

  /** Returns the matrix of features as they are. */
  static GramMatrix of(double[][] features) {
    int rows = features.length;
    int dimensions = features[0].length;
    double[] flat = new double[rows * dimensions];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(features[row], 0, flat, row * dimensions, dimensions);
    }
    double[][] sums = new double[dimensions][dimensions];
    IntStream.range(0, (dimensions + PART - 1) / PART)
        .parallel()
        .forEach(
            part -> {
              int first = part * PART;
              int count = Math.min(PART, dimensions - first);
              OrderedProduct.add(
                  flat,
                  first,
                  1,
                  dimensions,
                  count,
                  rows,
                  features,
                  Arrays.copyOfRange(sums, first, first + count),
                  dimensions);
            });
    return new GramMatrix(sums, rows);
  }

  /**
   * Returns the matrix of features around their mean.
   *
   * <p>What remains of a dimension that is constant up to rounding counts as 0.
   */
  static GramMatrix centred(double[][] features) {
    int dimensions = features[0].length;
    double[] mean = new double[dimensions];
    double[] largest = new double[dimensions];
    for (double[] row : features) {
      for (int d = 0; d < dimensions; d++) {
        mean[d] += row[d];
        largest[d] = Math.max(largest[d], Math.abs(row[d]));
      }
    }
    for (int d = 0; d < dimensions; d++) {
      mean[d] /= features.length;
    }
    return of(
        Arrays.stream(features)
            .map(
                row ->
                    IntStream.range(0, dimensions)
                        .mapToDouble(d -> around(row[d], mean[d], largest[d]))
                        .toArray())
            .toArray(double[][]::new));
  }

  private static double around(double value, double mean, double largest) {
    double difference = value - mean;
    return Math.abs(difference) <= ROUNDING * largest ? 0 : difference;
  }

  /** Returns the rows of the matrix, not copied. */
  double[][] sums() {
    return sums;
  }

  /** Returns N, the number of images. */
  int rows() {
    return rows;
  }

  /**
   * Returns the singular values of the features, the largest first.
   *
   * <p>They are the roots of this matrix's eigenvalues, so those below some 1e-7 of the largest are
   * lost in rounding; negative eigenvalues, which only rounding makes, count as 0.
   */
  double[] singularValues() {
    return Arrays.stream(SymmetricEigen.values(sums))
        .map(value -> Math.sqrt(Math.max(0, value)))
        .toArray();
  }

  /**
   * Returns {@code (sum of lambda)^2 / sum of lambda^2} over the eigenvalues lambda, from 1 to D; 0
   * if they are all 0.
   */
  double participationRatio() {
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < sums.length; i++) {
      trace += sums[i][i];
      for (double entry : sums[i]) {
        squares += entry * entry;
      }
    }
    return squares == 0 ? 0 : trace * trace / squares;
  }

  /** Returns the share of the dimensions that deviate by less than {@link #DEAD}. */
  double deadShare() {
    return (double) IntStream.range(0, sums.length).filter(d -> !isAlive(d)).count() / sums.length;
  }

  /**
   * Returns the mean magnitude of the correlations of two different dimensions that are not dead; 0
   * if there are no two.
   */
  double meanCorrelation() {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        if (isAlive(i) && isAlive(j)) {
          sum += Math.abs(sums[i][j]) / (Math.sqrt(sums[i][i]) * Math.sqrt(sums[j][j]));
          pairs++;
        }
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** Says whether a dimension deviates, by N - 1, from its mean, which the rows are around. */
  private boolean isAlive(int dimension) {
    return Math.sqrt(sums[dimension][dimension] / Math.max(1, rows - 1)) >= DEAD;
  }
}
