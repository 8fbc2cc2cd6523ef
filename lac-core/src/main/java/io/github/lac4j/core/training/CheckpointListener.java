package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;

/** Writes a checkpoint every so many steps, and after the last one. */
public final class CheckpointListener implements TrainingListener {

  private final TrainingCheckpoint checkpoint;
  private final Learner learner;
  private final long everySteps;

  /**
   * Prepares to save a run.
   *
   * @param checkpoint the file, replaced each time
   * @param learner the learner that the loop trains
   * @param everySteps steps of the run between two checkpoints, 1 or more
   * @throws IllegalArgumentException if {@code everySteps} is below 1
   */
  public CheckpointListener(TrainingCheckpoint checkpoint, Learner learner, long everySteps) {
    this.checkpoint = requireNonNull(checkpoint, "checkpoint is null");
    this.learner = requireNonNull(learner, "learner is null");
    this.everySteps = Intervals.requireSteps(everySteps);
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    if (progress.step() % everySteps == 0 || progress.isRunOver()) {
      checkpoint.write(progress.position(), learner);
    }
  }
}
