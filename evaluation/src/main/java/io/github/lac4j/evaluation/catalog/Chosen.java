package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A thing that was made, with the choice it was made from.
 *
 * @param path path of the setting that asked for it, for messages; empty if none did
 * @param label what a person called it; empty for its name
 * @param choice name and settings
 * @param value the thing
 * @param <T> its kind, for example an objective
 */
public record Chosen<T>(String path, Optional<String> label, Choice choice, T value) {

  /** Checks that nothing is null. */
  public Chosen {
    requireNonNull(path, "path is null");
    requireNonNull(label, "label is null");
    requireNonNull(choice, "choice is null");
    requireNonNull(value, "value is null");
  }

  /** Joins a thing with its choice, under the name of the choice. */
  public Chosen(Choice choice, T value) {
    this("", Optional.empty(), choice, value);
  }

  /** Returns the same thing, as a setting asked for it. */
  public Chosen<T> askedBy(String setting, Optional<String> otherLabel) {
    return new Chosen<>(setting, otherLabel, choice, value);
  }

  /** Returns what it is called in tables. */
  public String title() {
    return label.orElseGet(choice::name);
  }

  /** Returns the label, and in brackets the name that it stands for. */
  public String titleAndName() {
    return title().equals(choice.name())
        ? choice.name()
        : "%s (%s)".formatted(title(), choice.name());
  }
}
