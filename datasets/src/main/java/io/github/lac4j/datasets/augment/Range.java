package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * An interval from which a parameter is drawn.
 *
 * @param low the lower end
 * @param high the upper end, at least the lower one
 */
public record Range(double low, double high) {

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if an end is not finite or they are in the wrong order
   */
  public Range {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException(
          "The range from %s to %s is none; give two finite numbers, the smaller first"
              .formatted(low, high));
    }
  }

  /** Draws a number, each part of the interval equally likely. */
  double uniform(RandomGenerator random) {
    return uniform(low, high, random);
  }

  /** Draws a number from an interval that is not worth an object. */
  static double uniform(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  /** Draws a number whose logarithm is uniform, so that a factor and its inverse are alike. */
  double logUniform(RandomGenerator random) {
    double logarithm = StrictMath.log(low);
    return StrictMath.exp(logarithm + (StrictMath.log(high) - logarithm) * random.nextDouble());
  }
}
