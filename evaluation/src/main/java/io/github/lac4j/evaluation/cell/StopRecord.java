package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

/**
 * Why work on a cell stopped before it was finished.
 *
 * @param reason what happened, and what to try
 */
public record StopRecord(String reason) {

  /** Checks that nothing is null. */
  public StopRecord {
    requireNonNull(reason, "reason is null");
  }
}
