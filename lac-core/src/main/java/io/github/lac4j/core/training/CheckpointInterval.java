package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of a run may be lost when its process is killed.
 *
 * <p>A checkpoint is written as soon as either limit is reached, and after the last step.
 *
 * @param steps steps of the run between two checkpoints
 * @param time time between two checkpoints
 */
public record CheckpointInterval(OptionalLong steps, Optional<Duration> time) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if there is none, or one is not positive
   */
  public CheckpointInterval {
    requireNonNull(steps, "steps is null");
    requireNonNull(time, "time is null");
    if (steps.isEmpty() && time.isEmpty()) {
      throw new IllegalArgumentException(
          "Checkpoints need an interval: a number of steps, a time, or both");
    }
    steps.ifPresent(number -> Checks.requireOneOrMore("everySteps", number));
    time.filter(limit -> limit.isZero() || limit.isNegative())
        .ifPresent(
            limit -> {
              throw new IllegalArgumentException(
                  "The time between two checkpoints is %s; it must be more than 0"
                      .formatted(limit));
            });
  }

  /** Returns an interval of steps. */
  public static CheckpointInterval everySteps(long steps) {
    return new CheckpointInterval(OptionalLong.of(steps), Optional.empty());
  }

  /** Returns an interval of time. */
  public static CheckpointInterval every(Duration time) {
    return new CheckpointInterval(OptionalLong.empty(), Optional.of(time));
  }

  /** Says whether a checkpoint is due. */
  boolean isDue(long step, long nanosSinceLast) {
    return (steps.isPresent() && step % steps.getAsLong() == 0)
        || (time.isPresent() && nanosSinceLast >= time.get().toNanos());
  }
}
