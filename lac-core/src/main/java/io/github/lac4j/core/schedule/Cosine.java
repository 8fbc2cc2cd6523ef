package io.github.lac4j.core.schedule;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.registry.Setting;

/**
 * Half a cosine over the whole run, after a linear warm-up from 0.
 *
 * <p>{@link CosineSchedule} gives the formula. The warm-up is rounded to the nearest step.
 *
 * @param base the largest value, 0 or more
 * @param floor the value the run ends at, from 0 to {@code base}
 * @param warmupEpochs length of the warm-up in epochs, fractions allowed; 0 for none
 */
public record Cosine(
    @Setting(meaning = "the largest rate", allowed = "0 or more") double base,
    @Setting(meaning = "the rate that the run ends at", allowed = "0 to base") double floor,
    @Setting(meaning = "epochs of linear warm-up from 0; 0 for none", allowed = "0 or more")
        double warmupEpochs)
    implements ScheduleConfig {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Cosine {
    Checks.requireNotNegative("base", base);
    Rates.requireFloor(floor, base);
    Checks.requireNotNegative("warmupEpochs", warmupEpochs);
  }

  /** Returns the curve without warm-up and with a floor of 0, as MoCo v2 and SimSiam use it. */
  public static Cosine from(double base) {
    return new Cosine(base, 0, 0);
  }

  /**
   * Returns the schedule of a run.
   *
   * @throws IllegalArgumentException if the warm-up is not shorter than the run
   */
  @Override
  public Schedule over(int stepsPerEpoch, int epochs) {
    Rates.requireLength(stepsPerEpoch, epochs);
    long warmupSteps = Math.round(warmupEpochs * stepsPerEpoch);
    long totalSteps = (long) stepsPerEpoch * epochs;
    if (warmupSteps >= totalSteps) {
      throw new IllegalArgumentException(
          "A warm-up of %s epochs does not end within a run of %d epochs; train longer or lower warmupEpochs"
              .formatted(warmupEpochs, epochs));
    }
    return new CosineSchedule(base, floor, warmupSteps, totalSteps);
  }

  /** Returns the schedule in words, as protocols print it. */
  @Override
  public String toString() {
    String warmUp = warmupEpochs > 0 ? " after a warm-up of %s epochs".formatted(warmupEpochs) : "";
    return "%s to %s by a cosine%s".formatted(base, floor, warmUp);
  }
}
