package io.github.lac4j.evaluation.config;

import io.github.lac4j.core.registry.Spelling;
import java.util.Collection;
import java.util.Locale;

/** How names of settings are written, and what is said of one that is not known. */
final class Names {

  private Names() {}

  /** Returns an enum constant's name as users write it, for example {@code half-cosine}. */
  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns what is allowed, led by the name that was probably meant, if one is near.
   *
   * @param what the kind of name in the plural, for example {@code keys}
   */
  static String allowed(String what, String given, Collection<String> known) {
    String list = "known " + what + ": " + (known.isEmpty() ? "none" : String.join(", ", known));
    return Spelling.nearest(given, known)
        .map(name -> "did you mean " + name + "? " + list)
        .orElse(list);
  }
}
