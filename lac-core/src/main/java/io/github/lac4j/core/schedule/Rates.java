package io.github.lac4j.core.schedule;

/** The checks that schedules share. */
final class Rates {

  private Rates() {}

  static void requireFloor(double floor, double base) {
    if (!(floor >= 0 && floor <= base)) {
      throw new IllegalArgumentException(
          "floor is %s; it must be from 0 to base, which is %s".formatted(floor, base));
    }
  }

  static void requireStep(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("Steps count from 0, but this one is " + step);
    }
  }

  static void requireLength(int stepsPerEpoch, int epochs) {
    if (stepsPerEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "A run needs 1 or more steps per epoch and epochs, but has %d and %d"
              .formatted(stepsPerEpoch, epochs));
    }
  }
}
