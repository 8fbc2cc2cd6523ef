package io.github.lac4j.evaluation.execution;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One evaluator of a cell.
 *
 * @param id identity of what it is asked
 * @param label what its columns are called; empty for its own words
 */
public record JudgingEntry(String id, Optional<String> label) {

  /** Checks that nothing is null. */
  public JudgingEntry {
    requireNonNull(id, "id is null");
    requireNonNull(label, "label is null");
  }
}
