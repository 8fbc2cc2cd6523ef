package io.github.lac4j.evaluation.significance;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of paired differences, and what Student's t-test says of it, two-sided: could it be 0?
 *
 * <pre>
 *   t = mean / (s / sqrt(n)),   s^2 = sum of (d - mean)^2 / (n - 1),   n - 1 degrees of freedom
 * </pre>
 *
 * <p>It supposes that the differences are independent and normally distributed, which two or three
 * of them cannot show.
 *
 * @param mean the mean difference
 * @param standardError s / sqrt(n)
 * @param degreesOfFreedom n - 1
 */
public record MeanDifference(double mean, double standardError, int degreesOfFreedom) {

  /**
   * Checks the degrees of freedom.
   *
   * @throws IllegalArgumentException if there are none
   */
  public MeanDifference {
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "There must be 1 degree of freedom or more, but there are " + degreesOfFreedom);
    }
  }

  /**
   * Takes the mean and its error.
   *
   * @throws IllegalArgumentException if there is one pair only, or the differences do not vary
   */
  public static MeanDifference of(PairedDifferences differences) {
    int pairs = differences.pairs();
    if (pairs < 2 || !differences.varying()) {
      throw new IllegalArgumentException(
          "A t-test needs 2 or more differences that vary, but they are " + differences.values());
    }
    double mean = differences.mean();
    double squares = differences.values().stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return new MeanDifference(mean, Math.sqrt(squares / (pairs - 1) / pairs), pairs - 1);
  }

  /** Returns the test's statistic. */
  public double t() {
    return mean / standardError;
  }

  /** Returns the probability of a mean at least that far from 0 if the true one were 0. */
  public double pValue() {
    return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t())));
  }

  /**
   * Returns half the width of the interval around the mean that holds the true mean difference with
   * this confidence.
   *
   * @param confidence between 0 and 1, for example 0.95
   */
  public double halfWidth(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("A confidence is between 0 and 1, but is " + confidence);
    }
    return standardError
        * TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - confidence) / 2);
  }
}
