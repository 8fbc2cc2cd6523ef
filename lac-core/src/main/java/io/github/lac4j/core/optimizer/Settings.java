package io.github.lac4j.core.optimizer;

/** The checks that optimisers share. */
final class Settings {

  private Settings() {}

  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be 0 or more and below 1".formatted(name, value));
    }
  }

  static void requireNotNegative(String name, double value) {
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

  /** Returns a weight decay in words. */
  static String decay(double weightDecay, DecayScope scope) {
    return weightDecay == 0
        ? "no weight decay"
        : "weight decay %s of %s"
            .formatted(weightDecay, scope == DecayScope.ALL ? "all parameters" : "weights alone");
  }
}
