package io.github.lac4j.core.schedule;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.registry.Setting;

/**
 * The same value during the whole run.
 *
 * @param base the value, 0 or more; 0 freezes what it drives
 */
public record Constant(
    @Setting(meaning = "the rate during the whole run; 0 freezes", allowed = "0 or more")
        double base)
    implements ScheduleConfig {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Constant {
    Checks.requireNotNegative("base", base);
  }

  @Override
  public Schedule over(int stepsPerEpoch, int epochs) {
    Rates.requireLength(stepsPerEpoch, epochs);
    return new ConstantSchedule(base);
  }

  /** Returns the schedule in words, as protocols print it. */
  @Override
  public String toString() {
    return Double.toString(base);
  }
}
