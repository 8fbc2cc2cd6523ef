package io.github.lac4j.core.training;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;

/** The moving average of one layer's loss, and its smallest value after the grace period. */
final class LayerTrend implements Checkpointable {

  private double smoothed = Double.NaN;
  private double smallest = Double.POSITIVE_INFINITY;

  void add(double loss, double smoothing, boolean grace) {
    smoothed = Double.isNaN(smoothed) ? loss : smoothing * smoothed + (1 - smoothing) * loss;
    if (!grace) {
      smallest = Math.min(smallest, smoothed);
    }
  }

  @Override
  public void save(StateWriter writer) {
    writer.put("smoothed", smoothed);
    writer.put("smallest", smallest);
  }

  @Override
  public void restore(StateReader reader) {
    smoothed = reader.readDouble("smoothed");
    smallest = reader.readDouble("smallest");
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
