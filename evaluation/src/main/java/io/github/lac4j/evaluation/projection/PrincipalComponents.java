package io.github.lac4j.evaluation.projection;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.vector.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The directions in which points spread most (principal component analysis), computed exactly.
 *
 * <p>Points are shifted to mean 0, not scaled. The axes are the eigenvectors of their covariance,
 * or of their inner products where there are fewer points than dimensions. Of the two directions of
 * an axis the one is taken in which the point farthest along it has a positive coordinate, so that
 * the same points always give the same picture.
 */
public final class PrincipalComponents {

  private final double[][] coordinates;
  private final List<Double> shares;

  private PrincipalComponents(double[][] coordinates, List<Double> shares) {
    this.coordinates = coordinates;
    this.shares = shares;
  }

  /**
   * Computes the leading components.
   *
   * @param points N x D finite numbers, which are left alone
   * @param components K, at most the smaller of N and D
   * @throws IllegalArgumentException if there are fewer points or dimensions than components
   */
  public static PrincipalComponents of(double[][] points, int components) {
    requireNonNull(points, "points is null");
    int count = points.length;
    int dimensions = count == 0 ? 0 : points[0].length;
    if (components < 1 || components > Math.min(count, dimensions)) {
      throw new IllegalArgumentException(
          "%d points of %d dimensions have no %d principal components"
              .formatted(count, dimensions, components));
    }
    double[][] centered = centered(points);
    boolean narrow = dimensions <= count;
    double[][] vectors = narrow ? transposed(centered) : centered;
    double[][] products = products(vectors);
    double total = 0;
    for (int i = 0; i < products.length; i++) {
      total += products[i][i];
    }
    SymmetricEigen eigen = SymmetricEigen.of(products);
    List<Double> shares = new ArrayList<>();
    double[][] coordinates = new double[count][components];
    for (int k = 0; k < components; k++) {
      double variance = Math.max(0, eigen.value(k));
      shares.add(total == 0 ? 0 : variance / total);
      double[] axis = eigen.vector(k);
      double[] along =
          narrow
              ? Arrays.stream(centered).mapToDouble(point -> Vectors.dot(point, axis)).toArray()
              : Arrays.stream(axis).map(entry -> Math.sqrt(variance) * entry).toArray();
      double sign = signOfLargest(along);
      for (int i = 0; i < count; i++) {
        coordinates[i][k] = sign * along[i];
      }
    }
    return new PrincipalComponents(coordinates, List.copyOf(shares));
  }

  /** Returns the points' coordinates, N x K. */
  public double[][] coordinates() {
    return Arrays.stream(coordinates).map(double[]::clone).toArray(double[][]::new);
  }

  /** Returns the share of the points' variance that lies along each component, from 0 to 1. */
  public List<Double> shares() {
    return shares;
  }

  private static double[][] centered(double[][] points) {
    double[] mean = new double[points[0].length];
    for (double[] point : points) {
      Vectors.addScaled(1.0 / points.length, point, mean);
    }
    double[][] centered = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      centered[i] = points[i].clone();
      Vectors.addScaled(-1, mean, centered[i]);
    }
    return centered;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  private static double[][] products(double[][] vectors) {
    double[][] products = new double[vectors.length][vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = Vectors.dot(vectors[i], vectors[j]);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  private static double signOfLargest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      if (Math.abs(number) > Math.abs(largest)) {
        largest = number;
      }
    }
    return largest < 0 ? -1 : 1;
  }
}
