package io.github.lac4j.core.training;

/**
 * How far a run has come: all that the loop itself must know to go on.
 *
 * <p>After the last step of an epoch the position still names that epoch, with all its steps taken.
 *
 * @param epoch the current epoch, from 0
 * @param stepInEpoch steps of this epoch that were taken, 0 or more
 * @param epochLossSum the sum of these steps' losses
 * @param lastLoss the loss of the run's latest step; NaN before the first
 */
public record TrainingPosition(int epoch, int stepInEpoch, double epochLossSum, double lastLoss) {

  /** Where a new run starts. */
  public static final TrainingPosition START = new TrainingPosition(0, 0, 0, Double.NaN);

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public TrainingPosition {
    if (epoch < 0 || stepInEpoch < 0) {
      throw new IllegalArgumentException(
          "Epochs and steps count from 0, but are %d and %d".formatted(epoch, stepInEpoch));
    }
  }

  /** Returns the position after one more step of the same epoch. */
  TrainingPosition afterStep(double loss) {
    return new TrainingPosition(epoch, stepInEpoch + 1, epochLossSum + loss, loss);
  }

  /** Returns the start of the next epoch. */
  TrainingPosition nextEpoch() {
    return new TrainingPosition(epoch + 1, 0, 0, lastLoss);
  }
}
