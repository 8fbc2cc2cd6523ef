package io.github.lac4j.core.schedule;

import io.github.lac4j.core.check.Checks;
import java.util.List;

/**
 * A value that is multiplied by a factor at each of some steps, and constant between them.
 *
 * <p>At a step the value is {@code base * factor^k}, where k is the number of milestones that are
 * not after the step: the step that a milestone names already has the new value.
 *
 * @param base the value before the first milestone, 0 or more
 * @param milestones steps, in ascending order; one that is named twice counts twice
 * @param factor what each milestone multiplies by, above 0
 */
public record StepSchedule(double base, List<Long> milestones, double factor) implements Schedule {

  /**
   * Copies the milestones and checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range or the milestones are out of order
   */
  public StepSchedule {
    Checks.requireNotNegative("base", base);
    Checks.requirePositive("factor", factor);
    milestones = List.copyOf(milestones);
    long previous = 0;
    for (long milestone : milestones) {
      if (milestone < previous) {
        throw new IllegalArgumentException(
            "Milestones must be steps in ascending order, from 0, but are " + milestones);
      }
      previous = milestone;
    }
  }

  @Override
  public double at(long step) {
    Rates.requireStep(step);
    long reached = milestones.stream().filter(milestone -> milestone <= step).count();
    return base * StrictMath.pow(factor, (double) reached);
  }
}
