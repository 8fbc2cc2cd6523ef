package io.github.lac4j.core.schedule;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.registry.Setting;

/**
 * Another schedule behind a linear warm-up from 0: with w warm-up steps, the value at step t below
 * w is that of the other schedule times {@code t / w}.
 *
 * <p>The other schedule counts from the start of the run, not from the end of the warm-up, as in
 * the supervised recipe for CIFAR of weiaicunzai/pytorch-cifar100. {@link Cosine} has a warm-up of
 * its own, after which its curve begins.
 *
 * @param epochs length of the warm-up, above 0, fractions allowed; rounded to the nearest step
 * @param then the other schedule
 */
public record WarmUp(
    @Setting(meaning = "epochs of linear warm-up from 0", allowed = "above 0") double epochs,
    @Setting(meaning = "the rate that the warm-up leads to") ScheduleConfig then)
    implements ScheduleConfig {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is not above 0 and finite
   */
  public WarmUp {
    Checks.requirePositive("epochs", epochs);
    requireNonNull(then, "then is null");
  }

  @Override
  public Schedule over(int stepsPerEpoch, int runEpochs) {
    Rates.requireLength(stepsPerEpoch, runEpochs);
    Schedule schedule = then.over(stepsPerEpoch, runEpochs);
    long warmupSteps = Math.round(epochs * stepsPerEpoch);
    return step -> {
      Rates.requireStep(step);
      double value = schedule.at(step);
      return step < warmupSteps ? value * ((double) step / warmupSteps) : value;
    };
  }

  /** Returns the schedule in words, as protocols print it. */
  @Override
  public String toString() {
    return "%s, with a warm-up of %s epochs".formatted(then, epochs);
  }
}
