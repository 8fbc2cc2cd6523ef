package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The settings of {@link LinearProbe}.
 *
 * @param l2 weights of half the squared norm of the weights beside the mean cross-entropy, each 0
 *     or more; scikit-learn's C is {@code 1 / (l2 x N)}. Of several the best on a validation part
 *     of the training features is chosen; a single one is taken as it is
 * @param validationShare the part of the training features that l2 is chosen on, more than 0 and
 *     less than 1
 * @param maximumIterations the most L-BFGS steps of each fit, 1 or more
 * @param tolerance the gradient's largest magnitude at which a fit has converged, above 0
 * @param standardize whether features are first brought to mean 0 and deviation 1, as measured on
 *     the features that are fitted on
 */
public record LinearProbeConfig(
    @Setting(
            meaning = "penalty on the weights; the best of several is chosen",
            allowed = "a list, each 0 or more")
        List<Double> l2,
    @Setting(
            meaning = "part of the training features that l2 is chosen on",
            allowed = "above 0, below 1")
        double validationShare,
    @Setting(meaning = "the most L-BFGS steps of each fit", allowed = "1 or more")
        int maximumIterations,
    @Setting(
            meaning = "largest entry of the gradient at which a fit has converged",
            allowed = "above 0")
        double tolerance,
    @Setting(meaning = "bring features to mean 0 and deviation 1 first") boolean standardize) {

  /**
   * Takes five values of l2 from 1e-5 to 1e-1, a tenth of the training features for validation, at
   * most 1000 steps, tolerance 1e-5 and standardised features.
   */
  public LinearProbeConfig() {
    this(List.of(1e-5, 1e-4, 1e-3, 1e-2, 1e-1), 0.1, 1000, 1e-5, true);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming every one that is out of range
   */
  public LinearProbeConfig {
    l2 = List.copyOf(requireNonNull(l2, "l2 is null"));
    List<String> problems = new ArrayList<>();
    if (l2.isEmpty() || new HashSet<>(l2).size() != l2.size()) {
      problems.add("l2 is %s; give one value or more, and none twice".formatted(l2));
    }
    for (double value : l2) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        problems.add("l2 must be a finite number, 0 or more, but is " + value);
      }
    }
    if (!(validationShare > 0 && validationShare < 1)) {
      problems.add(
          "validationShare must be more than 0 and less than 1, but is " + validationShare);
    }
    if (maximumIterations < 1) {
      problems.add("maximumIterations must be 1 or more, but is " + maximumIterations);
    }
    if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
      problems.add("tolerance must be a finite number above 0, but is " + tolerance);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Returns these settings with one l2, which is not chosen but taken. */
  public LinearProbeConfig withL2(double value) {
    return new LinearProbeConfig(
        List.of(value), validationShare, maximumIterations, tolerance, standardize);
  }

  /** Returns these settings with another limit of the steps. */
  public LinearProbeConfig withMaximumIterations(int steps) {
    return new LinearProbeConfig(l2, validationShare, steps, tolerance, standardize);
  }

  /** Returns these settings for features as they are. */
  public LinearProbeConfig raw() {
    return new LinearProbeConfig(l2, validationShare, maximumIterations, tolerance, false);
  }

  /** Says whether l2 is chosen. */
  public boolean sweeps() {
    return l2.size() > 1;
  }
}
