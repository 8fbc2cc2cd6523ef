package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key that has one value in some settings and another in others.
 *
 * @param path path of the key, for example {@code training.epochs}
 * @param first its value in the first; empty if the first have no such key
 * @param second its value in the second; empty if the second have no such key
 */
public record SettingDifference(String path, Optional<JsonNode> first, Optional<JsonNode> second) {

  /** How much of a value is shown. */
  private static final int LONGEST = 120;

  /** Checks that nothing is null. */
  public SettingDifference {
    requireNonNull(path, "path is null");
    requireNonNull(first, "first is null");
    requireNonNull(second, "second is null");
  }

  /** Returns all differing keys, the innermost ones, in the order of the first settings. */
  public static List<SettingDifference> between(ObjectNode first, ObjectNode second) {
    List<SettingDifference> differences = new ArrayList<>();
    compare("", first, second, differences);
    return differences;
  }

  private static void compare(
      String path, ObjectNode first, ObjectNode second, List<SettingDifference> differences) {
    Set<String> keys = new LinkedHashSet<>();
    first.fieldNames().forEachRemaining(keys::add);
    second.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      String inner = path.isEmpty() ? key : path + "." + key;
      JsonNode one = first.get(key);
      JsonNode other = second.get(key);
      if (one instanceof ObjectNode a && other instanceof ObjectNode b) {
        compare(inner, a, b, differences);
      } else if (one == null || other == null || !isEqual(one, other)) {
        differences.add(
            new SettingDifference(inner, Optional.ofNullable(one), Optional.ofNullable(other)));
      }
    }
  }

  private static boolean isEqual(JsonNode one, JsonNode other) {
    return one.equals(SettingDifference::compare, other);
  }

  /** A number is the same however it was written: 0.00001 is 1.0E-5, 2 is 2.0, and "2" is 2. */
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isValueNode() && other.isValueNode() && (one.isNumber() || other.isNumber())) {
      try {
        return new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText()));
      } catch (NumberFormatException e) {
        // One of them is a word.
        return 1;
      }
    }
    return one.equals(other) ? 0 : 1;
  }

  /**
   * Returns the key with both values.
   *
   * @param nameOfFirst what the first settings are called, for example {@code there}
   * @param nameOfSecond what the second settings are called
   */
  public String text(String nameOfFirst, String nameOfSecond) {
    if (first.isEmpty() || second.isEmpty()) {
      String where = first.isPresent() ? nameOfFirst : nameOfSecond;
      JsonNode value = first.or(() -> second).orElseThrow();
      return value.isObject()
          ? "%s: %s only".formatted(path, where)
          : "%s: %s %s, %s nothing"
              .formatted(path, where, shown(value), first.isPresent() ? nameOfSecond : nameOfFirst);
    }
    return "%s: %s %s, %s %s"
        .formatted(path, nameOfFirst, shown(first.get()), nameOfSecond, shown(second.get()));
  }

  private static String shown(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
