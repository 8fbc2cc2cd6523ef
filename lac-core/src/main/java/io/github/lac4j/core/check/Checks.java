package io.github.lac4j.core.check;

/**
 * Checks of settings. Each gives the value back, or throws an {@link IllegalArgumentException} that
 * names the setting, its value and what is allowed.
 */
public final class Checks {

  private Checks() {}

  /** Requires a finite number above 0. */
  public static double requirePositive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw wrong(name, value, "a finite number above 0");
    }
    return value;
  }

  /** Requires a finite number of 0 or more. */
  public static double requireNotNegative(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw wrong(name, value, "a finite number of 0 or more");
    }
    return value;
  }

  /** Requires 0 or more and below 1, as a momentum must be. */
  public static double requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw wrong(name, value, "0 or more and below 1");
    }
    return value;
  }

  /** Requires more than 0 and less than 1, so that something is on both sides. */
  public static double requireShare(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw wrong(name, value, "more than 0 and less than 1");
    }
    return value;
  }

  /** Requires 1 or more. */
  public static int requireOneOrMore(String name, int value) {
    requireOneOrMore(name, (long) value);
    return value;
  }

  /** Requires 1 or more. */
  public static long requireOneOrMore(String name, long value) {
    if (value < 1) {
      throw wrong(name, value, "1 or more");
    }
    return value;
  }

  private static IllegalArgumentException wrong(String name, Object value, String allowed) {
    return new IllegalArgumentException("%s is %s; it must be %s".formatted(name, value, allowed));
  }
}
