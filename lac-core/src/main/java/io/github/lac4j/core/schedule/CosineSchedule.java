package io.github.lac4j.core.schedule;

import io.github.lac4j.core.check.Checks;

/**
 * A linear warm-up from 0, then half a cosine down to a floor, where the value stays.
 *
 * <p>With w warm-up steps of T in all, the value at step t is
 *
 * <ul>
 *   <li>{@code base * t / w} for t &lt; w: with a warm-up, step 0 has exactly 0, and step w is the
 *       first that has {@code base};
 *   <li>{@code floor + (base - floor) * (1 + cos(pi * (t - w) / (T - w))) / 2} for w &lt;= t &lt;
 *       T: without a warm-up, step 0 has exactly {@code base};
 *   <li>{@code floor} for t &gt;= T; the last step of the run, T - 1, is still a little above it.
 * </ul>
 *
 * <p>Loshchilov and Hutter 2017 (SGDR, without restarts), per step as in SimCLR, BYOL and Barlow
 * Twins; the official MoCo and SimSiam code takes the same curve once an epoch. {@code StrictMath}
 * computes the cosine, so that every machine has the same bits.
 *
 * @param base the largest value, 0 or more
 * @param floor the last value, from 0 to {@code base}
 * @param warmupSteps w, 0 or more
 * @param totalSteps T, above w
 */
public record CosineSchedule(double base, double floor, long warmupSteps, long totalSteps)
    implements Schedule {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range or the warm-up is not shorter than
   *     the whole
   */
  public CosineSchedule {
    Checks.requireNotNegative("base", base);
    Rates.requireFloor(floor, base);
    if (warmupSteps < 0 || totalSteps <= warmupSteps) {
      throw new IllegalArgumentException(
          "A warm-up of %d steps must be 0 or more and shorter than the %d steps of the whole"
              .formatted(warmupSteps, totalSteps));
    }
  }

  @Override
  public double at(long step) {
    Rates.requireStep(step);
    if (step < warmupSteps) {
      return base * ((double) step / warmupSteps);
    }
    if (step >= totalSteps) {
      return floor;
    }
    double progress = (double) (step - warmupSteps) / (totalSteps - warmupSteps);
    return floor + (base - floor) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
  }
}
