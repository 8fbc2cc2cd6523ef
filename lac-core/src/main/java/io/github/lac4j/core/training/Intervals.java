package io.github.lac4j.core.training;

/** The check that listeners with an interval share. */
final class Intervals {

  private Intervals() {}

  static long requireSteps(long everySteps) {
    if (everySteps < 1) {
      throw new IllegalArgumentException(
          "everySteps is %d; it must be 1 or more".formatted(everySteps));
    }
    return everySteps;
  }
}
