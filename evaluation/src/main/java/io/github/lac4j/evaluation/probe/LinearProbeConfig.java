package io.github.lac4j.evaluation.probe;

/**
 * The settings of {@link LinearProbe}.
 *
 * @param l2 weight of half the squared norm of the weights beside the mean cross-entropy, 0 or
 *     more; scikit-learn's C is {@code 1 / (l2 x N)}
 * @param maximumIterations the most L-BFGS steps, 1 or more
 * @param tolerance the gradient's largest magnitude at which the fit has converged, above 0
 * @param standardize whether features are first brought to mean 0 and deviation 1, as measured on
 *     the training features
 */
public record LinearProbeConfig(
    double l2, int maximumIterations, double tolerance, boolean standardize) {

  /** Regularisation 1e-3, at most 1000 steps, tolerance 1e-5, standardised features. */
  public LinearProbeConfig() {
    this(1e-3, 1000, 1e-5, true);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LinearProbeConfig {
    if (!(l2 >= 0) || Double.isInfinite(l2)) {
      throw new IllegalArgumentException("l2 must be a finite number, 0 or more, but is " + l2);
    }
    if (maximumIterations < 1) {
      throw new IllegalArgumentException(
          "maximumIterations must be 1 or more, but is " + maximumIterations);
    }
    if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
      throw new IllegalArgumentException(
          "tolerance must be a finite number above 0, but is " + tolerance);
    }
  }
}
