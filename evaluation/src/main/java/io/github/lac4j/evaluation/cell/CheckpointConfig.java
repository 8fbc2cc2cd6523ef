package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.training.CheckpointInterval;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much of a pretraining may be lost when its process is killed. A checkpoint is written as soon
 * as either limit is reached, and after the last step.
 *
 * @param everySteps steps between two checkpoints
 * @param everySeconds seconds between two checkpoints
 */
public record CheckpointConfig(
    @Setting(meaning = "steps between two checkpoints; - for no limit", allowed = "1 or more")
        OptionalLong everySteps,
    @Setting(meaning = "seconds between two checkpoints; - for no limit", allowed = "above 0")
        OptionalDouble everySeconds) {

  private static final double NANOS = 1e9;

  /** Returns a checkpoint a minute. */
  public CheckpointConfig() {
    this(OptionalLong.empty(), OptionalDouble.of(60));
  }

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if there is none, or one is not positive
   */
  public CheckpointConfig {
    CheckpointConfig.interval(everySteps, everySeconds);
  }

  /** Returns the interval. */
  public CheckpointInterval interval() {
    return interval(everySteps, everySeconds);
  }

  private static CheckpointInterval interval(OptionalLong steps, OptionalDouble seconds) {
    Optional<Duration> time =
        seconds.isPresent()
            ? Optional.of(Duration.ofNanos(Math.round(seconds.getAsDouble() * NANOS)))
            : Optional.empty();
    return new CheckpointInterval(steps, time);
  }
}
