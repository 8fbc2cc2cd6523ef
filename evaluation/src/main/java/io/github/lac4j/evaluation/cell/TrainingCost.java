package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import java.util.function.DoubleSupplier;

/**
 * What a pretraining costs, added up over interruptions. What was done after the last checkpoint
 * before an interruption, and is done again, counts once.
 */
final class TrainingCost implements Checkpointable {

  private static final String SECONDS = "seconds";
  private static final String WAITING_SECONDS = "waiting-seconds";
  private static final String PEAK_MEGABYTES = "peak-megabytes";
  private static final String RESUMPTIONS = "resumptions";

  private final DoubleSupplier trainingSeconds;
  private final DoubleSupplier waitingForViews;
  private final DoubleSupplier peakMemory;
  private double earlierSeconds;
  private double earlierWaitingSeconds;
  private double earlierPeakMegabytes;
  private long resumptions;

  /**
   * Starts to add up.
   *
   * @param trainingSeconds how long this process has trained so far
   * @param waitingForViews how many of these seconds it has waited
   * @param peakMemory the most memory that it has held so far, in millions of bytes
   */
  TrainingCost(
      DoubleSupplier trainingSeconds, DoubleSupplier waitingForViews, DoubleSupplier peakMemory) {
    this.trainingSeconds = trainingSeconds;
    this.waitingForViews = waitingForViews;
    this.peakMemory = peakMemory;
  }

  double seconds() {
    return earlierSeconds + trainingSeconds.getAsDouble();
  }

  double waitingSeconds() {
    return earlierWaitingSeconds + waitingForViews.getAsDouble();
  }

  double peakMegabytes() {
    return Math.max(earlierPeakMegabytes, peakMemory.getAsDouble());
  }

  long resumptions() {
    return resumptions;
  }

  @Override
  public void save(StateWriter writer) {
    writer.put(SECONDS, seconds());
    writer.put(WAITING_SECONDS, waitingSeconds());
    writer.put(PEAK_MEGABYTES, peakMegabytes());
    writer.put(RESUMPTIONS, resumptions);
  }

  @Override
  public void restore(StateReader reader) {
    earlierSeconds = reader.readDouble(SECONDS);
    earlierWaitingSeconds = reader.readDouble(WAITING_SECONDS);
    earlierPeakMegabytes = reader.readDouble(PEAK_MEGABYTES);
    resumptions = reader.readLong(RESUMPTIONS) + 1;
  }
}
