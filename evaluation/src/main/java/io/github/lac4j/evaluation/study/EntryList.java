package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.catalog.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The lists of a study whose elements may be a name alone, or a name with label and settings. */
public enum EntryList {
  /** The rows. */
  OBJECTIVES("objectives", "objective", "--objectives"),
  /** What is pretrained. */
  MODELS("models", "model", "--models"),
  /** What it is pretrained on. */
  DATASETS("datasets", "dataset", "--data"),
  /** The columns. */
  EVALUATORS("evaluators", "evaluator", "--evaluators");

  /** The key of an entry's label. */
  static final String LABEL = "label";

  private static final String NAME = "name";

  private final String key;
  private final String nameKey;
  private final String option;

  EntryList(String key, String nameKey, String option) {
    this.key = key;
    this.nameKey = nameKey;
    this.option = option;
  }

  /**
   * Returns a study whose entries have their names under {@code name}, as {@link StudyConfig.Entry}
   * has; {@code objectives: [{objective: lac}]} becomes {@code objectives: [{name: lac}]}.
   */
  static ObjectNode named(ObjectNode study) {
    ObjectNode copy = study.deepCopy();
    for (ObjectNode parent : withOnline(copy)) {
      for (EntryList list : values()) {
        for (JsonNode element : parent.path(Trees.keyIn(parent, list.key))) {
          if (element instanceof ObjectNode entry) {
            JsonNode name = entry.remove(Trees.keyIn(entry, list.nameKey));
            if (name != null) {
              entry.set(NAME, name);
            }
          }
        }
      }
    }
    return copy;
  }

  /** Puts the list into a study, each entry with every setting that it was made with. */
  void put(ObjectNode study, List<? extends Chosen<?>> made) {
    put(study, made, title -> Optional.empty());
  }

  /**
   * Does the same.
   *
   * @param recipes the recipe of an entry alone, by what it is called in tables
   */
  void put(
      ObjectNode study,
      List<? extends Chosen<?>> made,
      Function<String, Optional<String>> recipes) {
    ArrayNode entries = study.putArray(key);
    for (Chosen<?> chosen : made) {
      ObjectNode entry = entries.addObject().put(nameKey, chosen.choice().name());
      chosen.label().ifPresent(label -> entry.put(LABEL, label));
      recipes.apply(chosen.title()).ifPresent(names -> entry.put("recipe", names));
      if (!chosen.choice().settings().isEmpty()) {
        entry.set("settings", chosen.choice().settings());
      }
    }
  }

  /** Returns a study, and what is evaluated meanwhile, which has a list of its own. */
  static List<ObjectNode> withOnline(ObjectNode study) {
    return study.get(Trees.keyIn(study, "online")) instanceof ObjectNode online
        ? List.of(study, online)
        : List.of(study);
  }

  /** Returns what an entry is called in tables. */
  String title(JsonNode entry) {
    return entry.path(LABEL).asText(entry.path(nameKey).asText());
  }

  /** Returns the positions of entries of a name or label; a folder of images is named so, too. */
  List<Integer> find(ArrayNode entries, String name) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof ObjectNode entry) {
        String own = entry.path(Trees.keyIn(entry, nameKey)).asText();
        String label = entry.path(Trees.keyIn(entry, LABEL)).asText();
        boolean folder =
            this == DATASETS && name.equals(ImageFolder.NAME) && ImageFolder.isNamedBy(own);
        if (name.equals(own) || name.equals(label) || folder) {
          found.add(i);
        }
      }
    }
    return found;
  }

  /** Turns names that stand alone into objects with that name. */
  void expandNames(ObjectNode parent) {
    String spelt = Trees.keyIn(parent, key);
    JsonNode given = parent.get(spelt);
    if (given == null) {
      return;
    }
    ArrayNode entries = parent.arrayNode();
    if (given.isArray()) {
      given.forEach(entry -> entries.add(expanded(entry)));
    } else if (given.isTextual()) {
      for (String name : given.textValue().split(",", -1)) {
        entries.addObject().put(nameKey, name.strip());
      }
    } else {
      entries.add(expanded(given));
    }
    parent.set(spelt, entries);
  }

  private JsonNode expanded(JsonNode entry) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (this == DATASETS && entry.size() == 1 && entry.path(ImageFolder.NAME).isTextual()) {
      // Somebody wrote "folder: pictures", which YAML takes for a mapping.
      String path = entry.get(ImageFolder.NAME).textValue();
      return nodes.objectNode().put(nameKey, ImageFolder.PREFIX + path);
    }
    return entry.isTextual() ? nodes.objectNode().set(nameKey, entry) : entry;
  }

  /** Returns the option of the command that names entries. */
  public String option() {
    return option;
  }

  /** Returns the key of the list. */
  String key() {
    return key;
  }

  /** Returns the key of an element's name. */
  String nameKey() {
    return nameKey;
  }
}
