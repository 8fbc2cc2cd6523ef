package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.catalog.Choice;
import java.util.Optional;

/**
 * A choice that may go by a name of its own.
 *
 * @param label what it is called in tables; empty for its own words
 * @param choice name and settings
 */
public record LabelledChoice(Optional<String> label, Choice choice) {

  /** Checks that nothing is null. */
  public LabelledChoice {
    requireNonNull(label, "label is null");
    requireNonNull(choice, "choice is null");
  }
}
