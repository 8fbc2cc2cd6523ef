package io.github.lac4j.evaluation.report;

import java.util.Locale;

/** How a p-value is written: to three digits behind the point, and never as 0. */
public final class PValue {

  private static final double SMALLEST = 0.001;

  private PValue() {}

  /** Writes a p-value, for example {@code 0.042} or {@code < 0.001}. */
  public static String format(double value) {
    return value < SMALLEST ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }
}
