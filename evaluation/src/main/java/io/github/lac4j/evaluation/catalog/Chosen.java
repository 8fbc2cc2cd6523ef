package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

/**
 * A thing that was made, with the choice it was made from.
 *
 * @param choice name and settings
 * @param value the thing
 * @param <T> its kind, for example an objective
 */
public record Chosen<T>(Choice choice, T value) {

  /** Checks that nothing is null. */
  public Chosen {
    requireNonNull(choice, "choice is null");
    requireNonNull(value, "value is null");
  }
}
