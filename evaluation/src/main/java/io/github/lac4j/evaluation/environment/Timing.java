package io.github.lac4j.evaluation.environment;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times an action: some runs to warm up, then the median of some more.
 *
 * <p>Java compiles code while it runs, on threads that take time from the action's own; a training
 * run of minutes does not notice, a timing of a few short runs would measure little else.
 */
public final class Timing {

  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final int warmUps;
  private final Duration warmUpTime;
  private final int runs;
  private final LongSupplier nanoClock;

  /**
   * Creates a timing by the system's clock.
   *
   * @param warmUps least number of runs whose time is not looked at, 0 or more
   * @param warmUpTime least time that these runs take together
   * @param runs runs to take the median of, 1 or more
   * @throws IllegalArgumentException if a number is out of range
   */
  public Timing(int warmUps, Duration warmUpTime, int runs) {
    this(warmUps, warmUpTime, runs, System::nanoTime);
  }

  Timing(int warmUps, Duration warmUpTime, int runs, LongSupplier nanoClock) {
    if (warmUps < 0) {
      throw new IllegalArgumentException("warmUps must be 0 or more, but is " + warmUps);
    }
    if (runs < 1) {
      throw new IllegalArgumentException("runs must be 1 or more, but is " + runs);
    }
    this.warmUps = warmUps;
    this.warmUpTime = requireNonNull(warmUpTime, "warmUpTime is null");
    this.runs = runs;
    this.nanoClock = requireNonNull(nanoClock, "nanoClock is null");
  }

  /**
   * Runs the action to warm up, then {@code runs} times more.
   *
   * @return the median time of one run in milliseconds; of an even number of runs the mean of the
   *     two in the middle
   */
  public double medianMilliseconds(Runnable action) {
    requireNonNull(action, "action is null");
    long begin = nanoClock.getAsLong();
    for (int i = 0; i < warmUps || nanoClock.getAsLong() - begin < warmUpTime.toNanos(); i++) {
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
