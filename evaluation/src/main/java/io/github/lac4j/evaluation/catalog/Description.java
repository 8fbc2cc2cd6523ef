package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.config.DescribedSetting;
import java.util.List;

/**
 * Something that can be chosen by name, for people.
 *
 * @param kind what it is, for example {@code objective}
 * @param name what it is called
 * @param description what it does, in one line; may be empty
 * @param settings all its settings
 * @param usage a command line, or the part of one, that chooses it and changes a setting
 */
public record Description(
    String kind, String name, String description, List<DescribedSetting> settings, String usage) {

  /** Checks that nothing is null. */
  public Description {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(description, "description is null");
    settings = List.copyOf(settings);
    requireNonNull(usage, "usage is null");
  }
}
