package io.github.lac4j.core.health;

/** What can be wrong with a run. */
public enum HealthProblem {
  /** The loss or a metric is NaN or infinite. */
  NOT_FINITE,
  /** All images have the same embedding. */
  COLLAPSED,
  /** The local loss of a layer grows. */
  DIVERGING
}
