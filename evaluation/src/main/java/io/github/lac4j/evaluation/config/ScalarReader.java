package io.github.lac4j.evaluation.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lac4j.core.registry.Spelling;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads single values: numbers, true or false, text, paths and enum constants.
 *
 * <p>A number may be given as text, since a command line has nothing else, but it must be one: no
 * value is rounded, cut or guessed.
 */
final class ScalarReader {

  /**
   * What became of a value.
   *
   * @param value the value, unless it is not allowed
   * @param allowed what would be allowed
   */
  record Reading(Optional<Object> value, String allowed) {}

  Reading read(Class<?> type, JsonNode node) {
    if (type.isEnum()) {
      return enumConstant(type, node);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Reading(truth(node), "must be true or false");
    }
    if (type == String.class) {
      return new Reading(text(node).map(value -> value), "must be text");
    }
    if (type == Path.class) {
      return new Reading(text(node).flatMap(ScalarReader::path), "must be a file name");
    }
    if (type == double.class || type == Double.class) {
      return new Reading(number(node).flatMap(ScalarReader::real), "must be a finite number");
    }
    if (type == float.class || type == Float.class) {
      return new Reading(number(node).flatMap(ScalarReader::singleReal), "must be a finite number");
    }
    if (type == int.class || type == Integer.class) {
      return new Reading(
          number(node)
              .flatMap(value -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE))
              .map(value -> Math.toIntExact(value)),
          "must be a whole number of at most 32 bits");
    }
    if (type == long.class || type == Long.class) {
      return new Reading(
          number(node)
              .flatMap(value -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE))
              .map(value -> value),
          "must be a whole number of at most 64 bits");
    }
    return new Reading(
        Optional.empty(), "cannot be given here, because its type is " + type.getSimpleName());
  }

  private static Reading enumConstant(Class<?> type, JsonNode node) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(c -> (Enum<?>) c).toList();
    String given = text(node).orElse("");
    return new Reading(
        constants.stream()
            .filter(c -> Spelling.canonical(c.name()).equals(Spelling.canonical(given)))
            .findFirst()
            .map(c -> c),
        "not one of the choices; "
            + allowed("values", given, constants.stream().map(ScalarReader::kebab).toList()));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static Optional<Object> truth(JsonNode node) {
    return text(node)
        .flatMap(
            value ->
                switch (value) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  private static Optional<Object> path(String value) {
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      // Reported with the key, like every other value that is not allowed.
      return Optional.empty();
    }
  }

  /** Returns the exact decimal, unless there is none: text, NaN and infinity have none. */
  private static Optional<BigDecimal> number(JsonNode node) {
    if (!node.isNumber() && !node.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(node.asText().strip()));
    } catch (NumberFormatException e) {
      // Reported with the key, like every other value that is not allowed.
      return Optional.empty();
    }
  }

  private static Optional<Object> real(BigDecimal value) {
    double real = value.doubleValue();
    return Double.isFinite(real) ? Optional.of(real) : Optional.empty();
  }

  private static Optional<Object> singleReal(BigDecimal value) {
    float real = value.floatValue();
    return Float.isFinite(real) ? Optional.of(real) : Optional.empty();
  }

  private static Optional<Long> whole(BigDecimal value, long least, long most) {
    try {
      long whole = value.longValueExact();
      return whole >= least && whole <= most ? Optional.of(whole) : Optional.empty();
    } catch (ArithmeticException e) {
      // A fraction, or beyond 64 bits.
      return Optional.empty();
    }
  }

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
