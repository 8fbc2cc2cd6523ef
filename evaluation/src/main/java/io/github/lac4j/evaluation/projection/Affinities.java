package io.github.lac4j.evaluation.projection;

import io.github.lac4j.core.vector.Vectors;

/**
 * How near points are to each other, as t-SNE sees it: the chance that one would pick the other as
 * its neighbour.
 *
 * <pre>
 *   p_j|i = exp(-b_i d_ij^2) / sum over k != i of exp(-b_i d_ik^2)
 *   p_ij = (p_j|i + p_i|j) / (2 N)
 * </pre>
 *
 * <p>Each b_i is such that the entropy of p_.|i is the logarithm of the perplexity, found by
 * bisection to the last bits of a double.
 */
final class Affinities {

  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-10;

  private Affinities() {}

  /** Returns p, N x N; symmetric, with a diagonal of 0 and a sum of 1. */
  static double[][] of(double[][] points, double perplexity) {
    int count = points.length;
    double[][] conditional = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        conditional[i][j] = Vectors.squaredDistance(points[i], points[j]);
        conditional[j][i] = conditional[i][j];
      }
    }
    for (int i = 0; i < count; i++) {
      toProbabilities(conditional[i], i, Math.log(perplexity));
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double joint = (conditional[i][j] + conditional[j][i]) / (2.0 * count);
        conditional[i][j] = joint;
        conditional[j][i] = joint;
      }
    }
    return conditional;
  }

  /** Turns one point's squared distances into its probabilities, in place. */
  static void toProbabilities(double[] distances, int self, double wantedEntropy) {
    double nearest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int j = 0; j < distances.length; j++) {
      if (j != self) {
        nearest = Math.min(nearest, distances[j]);
        sum += distances[j];
      }
    }
    double spread = sum / (distances.length - 1) - nearest;
    double[] weights = new double[distances.length];
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    // Points that are all equally far have the largest entropy, whatever the precision.
    double precision = spread > 0 ? 1 / spread : 1;
    for (int step = 0; step < MOST_STEPS; step++) {
      double tooWide = entropy(distances, self, nearest, precision, weights) - wantedEntropy;
      if (Math.abs(tooWide) < TOLERANCE) {
        break;
      }
      if (tooWide > 0) {
        low = precision;
      } else {
        high = precision;
      }
      precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
    }
    System.arraycopy(weights, 0, distances, 0, weights.length);
  }

  private static double entropy(
      double[] distances, int self, double nearest, double precision, double[] probabilities) {
    double total = 0;
    double weighted = 0;
    for (int j = 0; j < distances.length; j++) {
      // Relative to the nearest one: the same probabilities, and never all of them 0.
      double exponent = precision * (distances[j] - nearest);
      double weight = j == self ? 0 : Math.exp(-exponent);
      probabilities[j] = weight;
      total += weight;
      weighted += weight == 0 ? 0 : weight * exponent;
    }
    for (int j = 0; j < probabilities.length; j++) {
      probabilities[j] /= total;
    }
    return Math.log(total) + weighted / total;
  }
}
