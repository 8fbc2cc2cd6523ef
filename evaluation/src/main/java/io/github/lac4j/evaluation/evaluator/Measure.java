package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * One number that an evaluator found out about an encoder.
 *
 * @param name what stands over the column of results, for example {@code kNN top-1}
 * @param scale how the number is to be read
 * @param value the number; from 0 to 1 for an accuracy
 */
public record Measure(String name, Scale scale, double value) {

  /**
   * Checks that an accuracy is a share.
   *
   * @throws IllegalArgumentException if the name is blank, the value is infinite or NaN, or an
   *     accuracy is outside [0, 1]
   */
  public Measure {
    requireNonNull(scale, "scale is null");
    if (requireNonNull(name, "name is null").isBlank()) {
      throw new IllegalArgumentException("A measure needs a name");
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s must be finite, but is %s".formatted(name, value));
    }
    if (scale == Scale.ACCURACY && !(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "The accuracy %s must be from 0 to 1, but is %s".formatted(name, value));
    }
  }

  /** Returns a share of correct answers, from 0 to 1. */
  public static Measure accuracy(String name, double share) {
    return new Measure(name, Scale.ACCURACY, share);
  }

  /** Returns a number of its own kind. */
  public static Measure number(String name, double value) {
    return new Measure(name, Scale.NUMBER, value);
  }

  /** How a measure is to be read and printed. */
  public enum Scale {
    /** A share of the images, from 0 to 1, printed as per cent; more is better. */
    ACCURACY,
    /** A number of its own kind, of which neither more nor less is better as such. */
    NUMBER
  }

  /** Returns name and number as people read them: {@code kNN top-1 81.25 %}. */
  public String text() {
    return switch (scale) {
      case ACCURACY -> String.format(Locale.ROOT, "%s %.2f %%", name, 100 * value);
      case NUMBER -> String.format(Locale.ROOT, "%s %.3f", name, value);
    };
  }
}
