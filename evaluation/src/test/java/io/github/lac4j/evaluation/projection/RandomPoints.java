package io.github.lac4j.evaluation.projection;

import io.github.lac4j.core.vector.Vectors;
import java.util.SplittableRandom;

/** Points that depend on a seed alone. */
final class RandomPoints {

  private RandomPoints() {}

  static double[][] normal(long seed, int count, int dimensions) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[count][dimensions];
    for (double[] point : points) {
      for (int d = 0; d < dimensions; d++) {
        point[d] = random.nextGaussian();
      }
    }
    return points;
  }

  /** Groups far from each other, one behind the other. */
  static double[][] groups(long seed, int groups, int size, int dimensions) {
    double[][] centers = normal(seed + 1, groups, dimensions);
    double[][] points = normal(seed, groups * size, dimensions);
    for (int i = 0; i < points.length; i++) {
      Vectors.addScaled(20, centers[i / size], points[i]);
    }
    return points;
  }
}
