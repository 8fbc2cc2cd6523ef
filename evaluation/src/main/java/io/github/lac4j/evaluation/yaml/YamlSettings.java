package io.github.lac4j.evaluation.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.config.SettingPlaces;

/**
 * A tree of settings, and where each of them was given.
 *
 * @param tree the settings
 * @param places the line of each
 */
public record YamlSettings(ObjectNode tree, SettingPlaces places) {

  /** Checks that nothing is null. */
  public YamlSettings {
    requireNonNull(tree, "tree is null");
    requireNonNull(places, "places is null");
  }
}
