package io.github.lac4j.core.schedule;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.registry.Setting;
import java.util.List;

/**
 * A value that is multiplied by a factor after some of the epochs.
 *
 * <p>A milestone of 120 changes the value at the first step of epoch 120, counted from 0, that is
 * when 120 epochs are over. Fractions of an epoch are rounded to the nearest step. A milestone
 * beyond the end of the run is never reached.
 *
 * @param base the value before the first milestone, 0 or more
 * @param milestones epochs, above 0 and in ascending order
 * @param factor what each milestone multiplies by, above 0; usually 0.1
 */
public record Steps(
    @Setting(meaning = "the rate before the first milestone", allowed = "0 or more") double base,
    @Setting(
            meaning = "epochs after which the rate changes, in ascending order",
            allowed = "a list, each above 0")
        List<Double> milestones,
    @Setting(
            meaning = "what each milestone multiplies the rate by, usually 0.1",
            allowed = "above 0")
        double factor)
    implements ScheduleConfig {

  /**
   * Copies the milestones and checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range or the milestones are out of order
   */
  public Steps {
    Checks.requireNotNegative("base", base);
    Checks.requirePositive("factor", factor);
    milestones = List.copyOf(milestones);
    double previous = 0;
    for (double milestone : milestones) {
      if (!(milestone > previous && milestone <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "Milestones must be epochs above 0 in ascending order, but are " + milestones);
      }
      previous = milestone;
    }
  }

  @Override
  public Schedule over(int stepsPerEpoch, int epochs) {
    Rates.requireLength(stepsPerEpoch, epochs);
    List<Long> steps =
        milestones.stream().map(milestone -> Math.round(milestone * stepsPerEpoch)).toList();
    return new StepSchedule(base, steps, factor);
  }

  /** Returns the schedule in words, as protocols print it. */
  @Override
  public String toString() {
    if (milestones.isEmpty()) {
      return Double.toString(base);
    }
    String epochs = milestones.stream().map(Object::toString).collect(joining(", "));
    return "%s, times %s after epochs %s".formatted(base, factor, epochs);
  }
}
