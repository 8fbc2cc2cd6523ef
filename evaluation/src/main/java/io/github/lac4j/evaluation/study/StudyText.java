package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.SettingPlaces;
import io.github.lac4j.evaluation.config.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A study as a person wrote it, in a file and with options that change it; every setting knows
 * where it was given.
 *
 * <p>A text never changes: every method returns another one.
 */
public final class StudyText {

  private static final String SETTINGS = "settings";
  private static final String RECIPE = "recipe";

  /** The part that means the folder of images in an assignment. */
  private final ObjectNode tree;

  private final SettingPlaces places;
  private final List<StudyException.Problem> problems;

  private StudyText(ObjectNode tree, SettingPlaces places, List<StudyException.Problem> problems) {
    this.tree = tree;
    this.places = places;
    this.problems = List.copyOf(problems);
  }

  /** Returns the text of a file. */
  public static StudyText of(Yaml.Settings file) {
    ObjectNode tree = file.tree().deepCopy();
    for (ObjectNode parent : EntryList.withOnline(tree)) {
      for (EntryList list : EntryList.values()) {
        list.expandNames(parent);
      }
    }
    return new StudyText(tree, file.places(), List.of());
  }

  /**
   * Returns a text that says nothing, to be filled by options.
   *
   * @param place what messages call it
   */
  public static StudyText empty(String place) {
    return of(new Yaml.Settings(JsonNodeFactory.instance.objectNode(), new SettingPlaces(place)));
  }

  /** Returns the text with another value for one of the study's own keys. */
  public StudyText with(String key, JsonNode value, String place) {
    ObjectNode changed = tree.deepCopy();
    String spelt = Trees.keyIn(changed, key);
    changed.set(spelt, value);
    SettingPlaces moved = places.without(spelt);
    moved.put(spelt, place);
    return new StudyText(changed, moved, problems);
  }

  /** Returns the text with a recipe of its own for each objective. */
  public StudyText withRecipeOfObjectives(String names, String place) {
    ObjectNode changed = tree.deepCopy();
    SettingPlaces moved = places.copy();
    String list = Trees.keyIn(changed, EntryList.OBJECTIVES.key());
    for (int i = 0; i < changed.path(list).size(); i++) {
      String path = element(list, i);
      entry(changed, path).put(RECIPE, names);
      moved.put(path + "." + RECIPE, place);
    }
    return new StudyText(changed, moved, problems);
  }

  /**
   * Returns the text with these entries only: those of the study that have such a label or name,
   * with their settings, or new ones with the defaults.
   *
   * @param place where they were given
   */
  public StudyText select(EntryList list, List<String> names, String place) {
    ObjectNode changed = tree.deepCopy();
    String key = Trees.keyIn(changed, list.key());
    ArrayNode old = changed.get(key) instanceof ArrayNode entries ? entries : changed.arrayNode();
    ArrayNode chosen = changed.arrayNode();
    SettingPlaces moved = places.without(key);
    for (String name : names) {
      List<Integer> known = list.find(old, name);
      for (int index : known) {
        moved = moved.under(element(key, chosen.size()), places, element(key, index));
        chosen.add(old.get(index));
      }
      if (known.isEmpty()) {
        moved.put(element(key, chosen.size()), place);
        chosen.addObject().put(list.nameKey(), name);
      }
    }
    changed.set(key, chosen);
    return new StudyText(changed, moved, problems);
  }

  /**
   * Returns the text with assignments laid over it: {@code epochs=3} for the study itself, {@code
   * nt-xent.temperature=0.2} for an objective, model or evaluator of that name or label, or {@code
   * folder.size=32} for folders of images. The last assignment of a key wins.
   *
   * @param option what messages call the option, for example {@code --set}
   * @throws io.github.lac4j.evaluation.config.ConfigException if one is not of the form {@code
   *     key=value}
   */
  public StudyText with(List<String> assignments, String option, ConfigBinder binder) {
    ObjectNode all = binder.tree(assignments);
    StudyText text = this;
    for (var part : all.properties()) {
      if (part.getValue() instanceof ObjectNode) {
        text = text.withDefaultEntry(part.getKey());
      }
      List<String> own =
          assignments.stream().filter(line -> partOf(line).equals(part.getKey())).toList();
      text = text.with(part.getKey(), part.getValue(), own, option);
    }
    return text;
  }

  /** Writes out a list that the study leaves to its default, if the default has such an entry. */
  private StudyText withDefaultEntry(String name) {
    String key = Trees.keyIn(tree, EntryList.EVALUATORS.key());
    if (tree.has(key) || !StudyConfig.EVALUATORS.contains(name)) {
      return this;
    }
    ObjectNode changed = tree.deepCopy();
    ArrayNode entries = changed.putArray(key);
    StudyConfig.EVALUATORS.forEach(
        evaluator -> entries.addObject().put(EntryList.EVALUATORS.nameKey(), evaluator));
    return new StudyText(changed, places, problems);
  }

  private StudyText with(String part, JsonNode value, List<String> assignments, String option) {
    List<String> entries = value instanceof ObjectNode ? settingsOf(part) : List.of();
    if (value instanceof ObjectNode settings && !entries.isEmpty()) {
      ObjectNode changed = tree.deepCopy();
      SettingPlaces moved = places.copy();
      for (String path : entries) {
        ObjectNode entry = entry(changed, path);
        Trees.merge(entry.withObjectProperty(Trees.keyIn(entry, SETTINGS)), settings);
        for (String assignment : assignments) {
          moved.put(
              path + "." + SETTINGS + keyOf(assignment).substring(part.length()),
              option + " " + assignment);
        }
      }
      return new StudyText(changed, moved, problems);
    }
    if (value instanceof ObjectNode && !isOwnKey(part)) {
      return withProblem(
          option + " " + assignments.get(0),
          "there are settings for \"%s\", which is neither a model nor an objective, a data set or an evaluator here; %s"
              .formatted(part, new KnownNames("part", titles(EntryList.values())).hint(part)));
    }
    ObjectNode changed = tree.deepCopy();
    Trees.merge(changed, changed.objectNode().set(part, value));
    SettingPlaces moved = places.copy();
    for (String assignment : assignments) {
      moved.put(keyOf(assignment), option + " " + assignment);
    }
    return of(new Yaml.Settings(changed, moved)).withProblems(problems);
  }

  private StudyText withProblems(List<StudyException.Problem> earlier) {
    return new StudyText(tree, places, earlier);
  }

  private static boolean isOwnKey(String key) {
    return Arrays.stream(StudyConfig.class.getRecordComponents())
        .anyMatch(
            component -> Spelling.canonical(component.getName()).equals(Spelling.canonical(key)));
  }

  /** Returns what the entries of some lists are called in tables. */
  List<String> titles(EntryList... lists) {
    List<String> titles = new ArrayList<>();
    for (EntryList list : lists) {
      entries(list).forEach(entry -> titles.add(list.title(entry)));
    }
    return titles;
  }

  /** Returns the paths of all entries that a part of an assignment means. */
  private List<String> settingsOf(String part) {
    List<String> paths = new ArrayList<>();
    for (EntryList list : EntryList.values()) {
      String key = Trees.keyIn(tree, list.key());
      if (tree.get(key) instanceof ArrayNode entries) {
        list.find(entries, part).forEach(index -> paths.add(element(key, index)));
      }
    }
    return paths;
  }

  /** Returns the entries of a list; none if the text has no such list. */
  ArrayNode entries(EntryList list) {
    return tree.get(Trees.keyIn(tree, list.key())) instanceof ArrayNode entries
        ? entries.deepCopy()
        : tree.arrayNode();
  }

  /** Returns the text with other entries in a list, all of which were given at one place. */
  StudyText withEntries(EntryList list, ArrayNode entries, String place) {
    return with(list.key(), entries, place);
  }

  /** Returns the text with something wrong about an option. */
  StudyText withProblem(String place, String reason) {
    List<StudyException.Problem> more = new ArrayList<>(problems);
    more.add(new StudyException.Problem(place, reason));
    return new StudyText(tree, places, more);
  }

  private static ObjectNode entry(ObjectNode tree, String path) {
    int bracket = path.lastIndexOf('[');
    int index = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
    return (ObjectNode) tree.get(path.substring(0, bracket)).get(index);
  }

  private static String element(String key, int index) {
    return key + "[" + index + "]";
  }

  static String keyOf(String assignment) {
    return assignment.substring(0, assignment.indexOf('=')).strip();
  }

  /**
   * Checks that assignments are of the form {@code PART.KEY=VALUE}.
   *
   * @throws ConfigException if one is not
   */
  static void requireParts(List<String> assignments) {
    List<ConfigException.Problem> wrong =
        assignments.stream()
            .filter(assignment -> !assignment.matches("(?s)\\s*[^.=\\s]+\\.[^=]+=.*"))
            .map(
                assignment ->
                    new ConfigException.Problem(
                        "",
                        assignment,
                        "a setting is written PART.KEY=VALUE, for example nt-xent.temperature=0.2"))
            .toList();
    if (!wrong.isEmpty()) {
      throw new ConfigException(wrong);
    }
  }

  static String partOf(String assignment) {
    return keyOf(assignment).split("\\.", 2)[0];
  }

  /**
   * Returns what the text asks for; names are not looked up.
   *
   * @throws ConfigException if keys or values are wrong
   */
  public StudyConfig config(ConfigBinder binder) {
    return binder.bind(StudyConfig.defaults("study"), EntryList.named(tree));
  }

  /** Returns what the study calls itself; empty if it does not say. */
  Optional<String> name() {
    return Optional.ofNullable(tree.get(Trees.keyIn(tree, "name"))).map(JsonNode::asText);
  }

  /** Returns what the study says it is about; empty if it does not say. */
  String description() {
    return tree.path(Trees.keyIn(tree, "description")).asText();
  }

  /** Returns the settings, as they would be in a file. */
  ObjectNode tree() {
    return tree;
  }

  /** Returns where each setting was given. */
  SettingPlaces places() {
    return places;
  }

  /** Returns what was wrong with the options. */
  List<StudyException.Problem> problems() {
    return problems;
  }

  /** Returns a list of values for {@link #with(String, JsonNode, String)}. */
  public static ArrayNode list(List<?> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> list.add(TextNode.valueOf(value.toString())));
    return list;
  }
}
