package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A name with all its settings: enough to make the thing again.
 *
 * @param name what it is called where names are looked up
 * @param settings every setting, defaults included
 * @param plugin the digest of the plug-in that it comes from; empty for what comes with lac4j
 */
public record Choice(String name, ObjectNode settings, Optional<String> plugin) {

  /** Copies the settings. */
  public Choice {
    requireNonNull(name, "name is null");
    settings = requireNonNull(settings, "settings is null").deepCopy();
    requireNonNull(plugin, "plugin is null");
  }

  /** Chooses something that comes with lac4j. */
  public Choice(String name, ObjectNode settings) {
    this(name, settings, Optional.empty());
  }

  /** Returns the settings as one line of JSON. */
  public String settingsText() {
    return settings.toString();
  }
}
