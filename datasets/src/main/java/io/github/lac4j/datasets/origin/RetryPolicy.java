package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import java.time.Duration;

/**
 * How long a download waits and how often it tries.
 *
 * @param attempts how often one address is tried in a row without getting ahead
 * @param firstDelay the pause before the second attempt; each further one is twice as long
 * @param longestDelay the longest pause
 * @param connectTimeout how long a connection may take
 * @param stallTimeout how long a server may send nothing, before its answer and within it
 */
public record RetryPolicy(
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    Duration connectTimeout,
    Duration stallTimeout) {

  /**
   * Checks that there is an attempt.
   *
   * @throws IllegalArgumentException if there are no attempts or a time is zero or negative
   */
  public RetryPolicy {
    requireNonNull(firstDelay, "firstDelay is null");
    requireNonNull(longestDelay, "longestDelay is null");
    requireNonNull(connectTimeout, "connectTimeout is null");
    requireNonNull(stallTimeout, "stallTimeout is null");
    Checks.requireOneOrMore("attempts", attempts);
    for (Duration time : new Duration[] {firstDelay, longestDelay, connectTimeout, stallTimeout}) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException("a time is %s; it must be positive".formatted(time));
      }
    }
  }

  /**
   * Returns five attempts with pauses of 1, 2, 4 and 8 seconds; silence of a minute is an error.
   */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        5,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60));
  }

  /** Returns the pause after a failure: the first one for 1, twice as long for each further one. */
  Duration delayAfter(int failures) {
    Duration delay = firstDelay.multipliedBy(1L << Math.min(failures - 1, 20));
    return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
  }

  /** Waits between two attempts; tests do not. */
  @FunctionalInterface
  public interface Pause {

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns the pause that really waits. */
    static Pause real() {
      return duration -> Thread.sleep(duration.toMillis());
    }
  }
}
