package io.github.lac4j.core.training;

import io.github.lac4j.core.objective.StepReport;

/**
 * Hears of a run as it goes on, in the thread that trains.
 *
 * <p>An exception that a listener throws stops the run and reaches the caller of the loop. A
 * listener serves one run at a time.
 */
public interface TrainingListener {

  /** Tells that the loop starts, or goes on from a position after the first step. */
  default void onStart(TrainingProgress progress) {}

  /** Tells of a step that was just taken. */
  default void onStep(TrainingProgress progress, StepReport report) {}

  /**
   * Tells that an epoch is over, after its last step was reported.
   *
   * <p>A run that resumes exactly between two epochs tells of the end of the first once more.
   */
  default void onEpochEnd(TrainingProgress progress) {}

  /** Tells that the run has reached its end. */
  default void onEnd(TrainingSummary summary) {}

  /** Gives up what the listener has opened; always the last call, after a failure too. */
  default void release() {}
}
