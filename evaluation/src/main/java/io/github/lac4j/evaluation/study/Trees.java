package io.github.lac4j.evaluation.study;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigVariants;
import java.util.List;

/** What is done to trees of settings before they are bound. */
final class Trees {

  private Trees() {}

  /** Returns a key as it is spelt in an object, or as asked if the object does not have it. */
  static String keyIn(ObjectNode object, String key) {
    for (var entry : object.properties()) {
      if (Spelling.canonical(entry.getKey()).equals(Spelling.canonical(key))) {
        return entry.getKey();
      }
    }
    return key;
  }

  /** Lays settings over others; a different variant takes the place of the old one. */
  static void merge(ObjectNode target, ObjectNode overrides) {
    for (var entry : overrides.properties()) {
      String key = keyIn(target, entry.getKey());
      JsonNode old = target.get(key);
      if (entry.getValue() instanceof ObjectNode inner && laidOver(old, inner)) {
        ObjectNode base =
            old instanceof ObjectNode object
                ? object
                : target.objectNode().set(ConfigVariants.NAME, old);
        target.set(key, base);
        merge(base, inner);
      } else {
        target.set(key, entry.getValue());
      }
    }
  }

  /** Says whether settings belong to those that are there already. */
  private static boolean laidOver(JsonNode old, ObjectNode overrides) {
    if (old == null || !(old.isObject() || old.isTextual())) {
      return false;
    }
    JsonNode name = overrides.get(ConfigVariants.NAME);
    JsonNode oldName = old.isTextual() ? old : old.get(ConfigVariants.NAME);
    return name == null || name.equals(oldName);
  }

  /**
   * Removes the innermost key of a path, for example {@code lable} of {@code objectives[2].lable}.
   *
   * @return whether the key was there
   */
  static boolean remove(ObjectNode tree, String path) {
    String[] keys = path.replaceAll("\\[(\\d+)]$", "").split("\\.", -1);
    JsonNode parent = tree;
    for (int i = 0; i < keys.length - 1; i++) {
      parent = child(parent, keys[i]);
    }
    String last = keys[keys.length - 1].replaceAll("\\[.*", "");
    return parent instanceof ObjectNode object && object.remove(keyIn(object, last)) != null;
  }

  /** Returns what a key such as {@code objectives[2]} leads to. */
  private static JsonNode child(JsonNode parent, String key) {
    int bracket = key.indexOf('[');
    String name = bracket < 0 ? key : key.substring(0, bracket);
    JsonNode child =
        parent instanceof ObjectNode object
            ? object.path(keyIn(object, name))
            : MissingNode.getInstance();
    return bracket < 0
        ? child
        : child.path(Integer.parseInt(key.substring(bracket + 1, key.indexOf(']'))));
  }

  /** Removes what has no value, which for a person to read says nothing. */
  static void removeNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(entry -> entry.getValue().isNull());
    }
    node.forEach(Trees::removeNulls);
  }

  /**
   * Returns a copy of an entry with settings laid over its own; its label stays.
   *
   * @param assignments {@code PART.KEY=VALUE}, all of one part
   */
  static ObjectNode variant(ObjectNode entry, List<String> assignments, ConfigBinder binder) {
    ObjectNode variant = entry.deepCopy();
    ObjectNode all = binder.tree(assignments);
    for (JsonNode settings : all) {
      if (settings instanceof ObjectNode given) {
        merge(variant.withObjectProperty(keyIn(variant, "settings")), given);
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
