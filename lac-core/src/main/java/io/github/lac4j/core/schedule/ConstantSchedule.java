package io.github.lac4j.core.schedule;

import io.github.lac4j.core.check.Checks;

/**
 * The same value at every step.
 *
 * @param value the value, 0 or more
 */
public record ConstantSchedule(double value) implements Schedule {

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public ConstantSchedule {
    Checks.requireNotNegative("value", value);
  }

  @Override
  public double at(long step) {
    Rates.requireStep(step);
    return value;
  }
}
