package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.Locale;

/** Writes a measure as people read it. */
final class MeasureText {

  private MeasureText() {}

  static String of(Measure measure) {
    return switch (measure.scale()) {
      case ACCURACY ->
          String.format(Locale.ROOT, "%s %.2f %%", measure.name(), 100 * measure.value());
      case NUMBER -> String.format(Locale.ROOT, "%s %.3f", measure.name(), measure.value());
    };
  }
}
