package io.github.lac4j.evaluation.measure;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Times an action: some runs to warm up, then the median of some more. */
public final class Timing {

  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final int warmUps;
  private final int runs;
  private final LongSupplier nanoClock;

  /**
   * Creates a timing by the system's clock.
   *
   * @param warmUps runs whose time is not looked at, 0 or more
   * @param runs runs to take the median of, 1 or more
   * @throws IllegalArgumentException if a number is out of range
   */
  public Timing(int warmUps, int runs) {
    this(warmUps, runs, System::nanoTime);
  }

  Timing(int warmUps, int runs, LongSupplier nanoClock) {
    if (warmUps < 0) {
      throw new IllegalArgumentException("warmUps must be 0 or more, but is " + warmUps);
    }
    if (runs < 1) {
      throw new IllegalArgumentException("runs must be 1 or more, but is " + runs);
    }
    this.warmUps = warmUps;
    this.runs = runs;
    this.nanoClock = requireNonNull(nanoClock, "nanoClock is null");
  }

  /**
   * Runs the action {@code warmUps + runs} times.
   *
   * @return the median time of one run in milliseconds; of an even number of runs the mean of the
   *     two in the middle
   */
  public double medianMilliseconds(Runnable action) {
    requireNonNull(action, "action is null");
    for (int i = 0; i < warmUps; i++) {
      action.run();
    }
    long[] nanoseconds = new long[runs];
    for (int i = 0; i < runs; i++) {
      long start = nanoClock.getAsLong();
      action.run();
      nanoseconds[i] = nanoClock.getAsLong() - start;
    }
    Arrays.sort(nanoseconds);
    double middle = (nanoseconds[(runs - 1) / 2] + (double) nanoseconds[runs / 2]) / 2;
    return middle / NANOSECONDS_PER_MILLISECOND;
  }
}
