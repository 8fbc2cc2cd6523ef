package io.github.lac4j.evaluation.study;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.config.ConfigVariants;
import io.github.lac4j.evaluation.config.SettingDifference;
import java.util.List;
import java.util.function.BiFunction;

/** Says in words where the parts of a study differ from their defaults. */
final class SettingWords {

  private SettingWords() {}

  /**
   * Returns a line for each part that differs: {@code settings: nt-xent: temperature 0.1 (default
   * 0.5)}.
   *
   * @param lookUp makes such a part of its name and settings
   */
  static <T> List<String> of(
      List<Part<T>> parts, BiFunction<String, ObjectNode, Chosen<T>> lookUp) {
    return parts.stream()
        .map(
            part -> {
              ObjectNode defaults =
                  lookUp
                      .apply(part.choice().name(), JsonNodeFactory.instance.objectNode())
                      .choice()
                      .settings();
              String words = words(defaults, part.choice().settings());
              return words.isEmpty()
                  ? ""
                  : "settings: %s: %s".formatted(Protocol.name(part), words);
            })
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String words(ObjectNode defaults, ObjectNode settings) {
    return SettingDifference.between(
            withoutVariants(defaults, settings), withoutVariants(settings, defaults))
        .stream()
        .map(
            difference ->
                "%s %s (default %s)"
                    .formatted(
                        difference.path(),
                        difference.second().map(SettingWords::text).orElse("nothing"),
                        difference.first().map(SettingWords::text).orElse("nothing")))
        .collect(joining(", "));
  }

  /** Of two different variants, an optimiser and another, only the names are compared. */
  private static ObjectNode withoutVariants(ObjectNode settings, ObjectNode others) {
    ObjectNode copy = settings.objectNode();
    settings
        .properties()
        .forEach(
            entry -> {
              JsonNode own = entry.getValue();
              JsonNode other = others.get(entry.getKey());
              if (own instanceof ObjectNode object && other instanceof ObjectNode another) {
                JsonNode name = object.get(ConfigVariants.NAME);
                boolean variant = name != null && !name.equals(another.get(ConfigVariants.NAME));
                copy.set(entry.getKey(), variant ? name : withoutVariants(object, another));
              } else {
                copy.set(entry.getKey(), own);
              }
            });
    return copy;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
