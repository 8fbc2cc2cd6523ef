package io.github.lac4j.evaluation.study;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import java.util.List;

/** An entry of a study with other settings, and a label that says which. */
final class Variant {

  static final String LABEL = "label";
  private static final String SETTINGS = "settings";

  private Variant() {}

  /** Returns what an entry is called in tables. */
  static String title(JsonNode entry, EntryList list) {
    return entry.path(LABEL).asText(entry.path(list.nameKey()).asText());
  }

  /**
   * Returns a copy of an entry with settings laid over its own; its label stays.
   *
   * @param assignments {@code PART.KEY=VALUE}, all of one part
   */
  static ObjectNode of(ObjectNode entry, List<String> assignments, ConfigBinder binder) {
    ObjectNode variant = entry.deepCopy();
    ObjectNode all = binder.tree(assignments);
    for (JsonNode settings : all) {
      if (settings instanceof ObjectNode given) {
        Trees.merge(variant.withObjectProperty(Trees.keyIn(variant, SETTINGS)), given);
      }
    }
    return variant;
  }

  /** Returns a title with settings in words: {@code nt-xent temperature 0.1}. */
  static String label(String title, List<String> assignments) {
    return title
        + " "
        + assignments.stream()
            .map(
                assignment ->
                    assignment
                            .substring(assignment.indexOf('.') + 1, assignment.indexOf('='))
                            .strip()
                        + " "
                        + assignment.substring(assignment.indexOf('=') + 1).strip())
            .collect(joining(", "));
  }
}
