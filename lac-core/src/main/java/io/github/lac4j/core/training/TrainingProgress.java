package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

/**
 * How far a run has come, and how far it has to go.
 *
 * @param position the epoch, and the steps of it that were taken, the reported one included
 * @param stepsPerEpoch steps of one epoch
 * @param epochs epochs of the whole run
 * @param images images of the steps that this call of the loop has taken; a resumed run starts at 0
 */
public record TrainingProgress(
    TrainingPosition position, int stepsPerEpoch, int epochs, long images) {

  /** Checks the reference. */
  public TrainingProgress {
    requireNonNull(position, "position is null");
  }

  /** Returns the current epoch, from 0. */
  public int epoch() {
    return position.epoch();
  }

  /** Returns how many steps of the current epoch were taken. */
  public int stepInEpoch() {
    return position.stepInEpoch();
  }

  /** Returns how many steps of the run were taken, those before a resumption included. */
  public long step() {
    return (long) position.epoch() * stepsPerEpoch + position.stepInEpoch();
  }

  /** Returns the number of steps of the whole run. */
  public long totalSteps() {
    return (long) stepsPerEpoch * epochs;
  }

  /** Says whether all steps of the current epoch were taken. */
  public boolean isEpochOver() {
    return stepInEpoch() == stepsPerEpoch;
  }

  /** Says whether all steps of the run were taken. */
  public boolean isRunOver() {
    return step() == totalSteps();
  }

  /** Returns the mean loss of the current epoch's steps so far; NaN if there was none. */
  public double meanLossOfEpoch() {
    return position.epochLossSum() / position.stepInEpoch();
  }
}
