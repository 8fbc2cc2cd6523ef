package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A name with all its settings: enough to make the thing again.
 *
 * @param name what it is called where names are looked up
 * @param settings every setting, defaults included
 */
public record Choice(String name, ObjectNode settings) {

  /** Copies the settings. */
  public Choice {
    requireNonNull(name, "name is null");
    settings = requireNonNull(settings, "settings is null").deepCopy();
  }

  /** Returns the settings as one line of JSON. */
  public String settingsText() {
    return settings.toString();
  }
}
