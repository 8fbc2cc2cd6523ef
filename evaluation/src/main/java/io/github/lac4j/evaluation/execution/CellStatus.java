package io.github.lac4j.evaluation.execution;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.online.EpochRecord;
import java.util.Optional;

/**
 * How far a cell is, for people.
 *
 * @param cell which one
 * @param state how far it is
 * @param lastEpoch what was found after the last epoch that was judged
 * @param reason why it has no result, if its training went wrong or work on it stopped
 */
public record CellStatus(
    CellEntry cell, CellState state, Optional<EpochRecord> lastEpoch, Optional<String> reason) {

  /** Checks that nothing is null. */
  public CellStatus {
    requireNonNull(cell, "cell is null");
    requireNonNull(state, "state is null");
    requireNonNull(lastEpoch, "lastEpoch is null");
    requireNonNull(reason, "reason is null");
  }
}
