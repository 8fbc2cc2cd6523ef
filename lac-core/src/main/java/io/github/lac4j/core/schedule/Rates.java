package io.github.lac4j.core.schedule;

/** The checks that schedules share. */
final class Rates {

  private Rates() {}

  static void requireRate(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a finite number of 0 or more".formatted(name, value));
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a finite number above 0".formatted(name, value));
    }
  }

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
