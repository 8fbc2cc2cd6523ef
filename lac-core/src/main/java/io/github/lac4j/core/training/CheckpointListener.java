package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import java.util.function.LongSupplier;

/** Writes a checkpoint every so many steps or seconds, and after the last step. */
public final class CheckpointListener implements TrainingListener {

  private final TrainingCheckpoint checkpoint;
  private final Learner learner;
  private final CheckpointInterval interval;
  private final Runnable before;
  private final LongSupplier nanoTime;
  private long lastWriting;

  /**
   * Prepares to save a run.
   *
   * @param checkpoint the file, replaced each time
   * @param learner the learner that the loop trains
   * @param everySteps steps of the run between two checkpoints, 1 or more
   * @throws IllegalArgumentException if {@code everySteps} is below 1
   */
  public CheckpointListener(TrainingCheckpoint checkpoint, Learner learner, long everySteps) {
    this(checkpoint, learner, CheckpointInterval.everySteps(everySteps));
  }

  /**
   * Prepares to save a run.
   *
   * @param checkpoint the file, replaced each time
   * @param learner the learner that the loop trains
   * @param interval how often
   */
  public CheckpointListener(
      TrainingCheckpoint checkpoint, Learner learner, CheckpointInterval interval) {
    this(checkpoint, learner, interval, () -> {});
  }

  /**
   * Prepares to save a run that keeps other files, too.
   *
   * @param checkpoint the file, replaced each time
   * @param learner the learner that the loop trains
   * @param interval how often
   * @param before called before each writing, to bring the other files up to the same step; for
   *     example {@link JsonLinesListener#sync}
   */
  public CheckpointListener(
      TrainingCheckpoint checkpoint,
      Learner learner,
      CheckpointInterval interval,
      Runnable before) {
    this(checkpoint, learner, interval, before, System::nanoTime);
  }

  CheckpointListener(
      TrainingCheckpoint checkpoint,
      Learner learner,
      CheckpointInterval interval,
      Runnable before,
      LongSupplier nanoTime) {
    this.checkpoint = requireNonNull(checkpoint, "checkpoint is null");
    this.learner = requireNonNull(learner, "learner is null");
    this.interval = requireNonNull(interval, "interval is null");
    this.before = requireNonNull(before, "before is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  @Override
  public void onStart(TrainingProgress progress) {
    lastWriting = nanoTime.getAsLong();
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    if (progress.isRunOver()
        || interval.isDue(progress.step(), nanoTime.getAsLong() - lastWriting)) {
      before.run();
      checkpoint.write(progress.position(), learner);
      lastWriting = nanoTime.getAsLong();
    }
  }
}
