package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a study: what {@link StudyConfig} has, and under {@code settings} what differs from
 * the defaults of its objectives, evaluators and model.
 *
 * @param config everything but the settings
 * @param settings by the name of an objective, an evaluator or the model
 */
public record StudyFile(StudyConfig config, Map<String, JsonNode> settings) {

  private static final String SETTINGS = "settings";

  /** Copies the map. */
  public StudyFile {
    requireNonNull(config, "config is null");
    settings = Map.copyOf(settings);
  }

  /**
   * Returns the ready-made study that the README runs: seven objectives on the embedded data set.
   *
   * @param binder binds the text
   * @param overrides assignments for the study itself, such as {@code epochs=2}
   * @param settingOverrides assignments for its parts, such as {@code nt-xent.temperature=0.2}
   * @throws io.github.lac4j.evaluation.config.ConfigException if an assignment is wrong; all are
   *     named
   */
  public static StudyFile quick(
      ConfigBinder binder, List<String> overrides, List<String> settingOverrides) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree;
    try (InputStream text = StudyFile.class.getResourceAsStream("quick.json")) {
      tree = (ObjectNode) json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("The study quick.json cannot be read from the jar", e);
    }
    ObjectNode settings = (ObjectNode) tree.remove(SETTINGS);
    merge(tree, binder.tree(overrides));
    StudyConfig config = binder.bind(StudyConfig.class, tree);
    // Ready-made settings of parts that an override has taken out of the study are not wanted
    // either.
    settings.retain(config.parts());
    merge(settings, binder.tree(settingOverrides));
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    settings.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
    return new StudyFile(config, byName);
  }

  private static void merge(ObjectNode target, ObjectNode overrides) {
    overrides
        .properties()
        .forEach(
            entry ->
                Optional.ofNullable(target.get(entry.getKey()))
                    .filter(old -> old.isObject() && entry.getValue().isObject())
                    .ifPresentOrElse(
                        old -> merge((ObjectNode) old, (ObjectNode) entry.getValue()),
                        () -> target.set(entry.getKey(), entry.getValue())));
  }
}
