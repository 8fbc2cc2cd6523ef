package io.github.lac4j.core.health;

/** The moving average of one layer's loss, and its smallest value after the grace period. */
final class LayerTrend {

  private double smoothed = Double.NaN;
  private double smallest = Double.POSITIVE_INFINITY;

  void add(double loss, double smoothing, boolean grace) {
    smoothed = Double.isNaN(smoothed) ? loss : smoothing * smoothed + (1 - smoothing) * loss;
    if (!grace) {
      smallest = Math.min(smallest, smoothed);
    }
  }

  double smoothed() {
    return smoothed;
  }

  double smallest() {
    return smallest;
  }

  /**
   * Returns how many times its smallest value the average is; a negative loss has no such ratio.
   */
  double growth(double negligible) {
    return smallest < 0 || smallest == Double.POSITIVE_INFINITY
        ? 1
        : smoothed / Math.max(smallest, negligible);
  }
}
