package io.github.lac4j.datasets.download;

import java.time.Duration;

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
