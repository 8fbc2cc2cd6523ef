package io.github.lac4j.core.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.schedule.ScheduleConfig;

/**
 * An optimiser and its learning rate over the run.
 *
 * @param optimizer the rule
 * @param learningRate the rate, in epochs
 */
public record OptimizerSettings(
    @Setting(meaning = "the rule by which gradients change parameters") OptimizerConfig optimizer,
    @Setting(meaning = "the learning rate over the epochs of the run")
        ScheduleConfig learningRate) {

  /** Checks the references. */
  public OptimizerSettings {
    requireNonNull(optimizer, "optimizer is null");
    requireNonNull(learningRate, "learningRate is null");
  }

  /** Returns both in words, as protocols print them. */
  @Override
  public String toString() {
    return "%s, learning rate %s".formatted(optimizer, learningRate);
  }
}
