package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import java.util.Optional;

/**
 * One of the things that a study puts side by side.
 *
 * @param label what a person called it; empty for its name
 * @param chosen the thing, with name and settings
 * @param <T> its kind
 */
public record Part<T>(Optional<String> label, Chosen<T> chosen) {

  /** Checks that nothing is null. */
  public Part {
    requireNonNull(label, "label is null");
    requireNonNull(chosen, "chosen is null");
  }

  /** Returns what it is called in tables. */
  public String title() {
    return label.orElseGet(() -> choice().name());
  }

  /** Returns name and settings. */
  public Choice choice() {
    return chosen.choice();
  }

  /** Returns the thing. */
  public T value() {
    return chosen.value();
  }
}
