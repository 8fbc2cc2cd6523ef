package io.github.lac4j.evaluation.execution;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.study.StudyCell;

/** Hears how a study goes on, from one thread at a time. */
public interface StudyListener {

  /**
   * Called before the first cell.
   *
   * @param cells how many there are
   * @param finished how many of them need no more work
   */
  default void onStart(int cells, int finished) {}

  /** Called before work on a cell. */
  default void onCellStart(StudyCell cell) {}

  /** Called when something is heard of a cell. */
  default void onEvent(StudyCell cell, CellEvent event) {}

  /** Called after a cell, with what it found. */
  default void onCellEnd(StudyCell cell, CellResult result) {}

  /**
   * Called instead of {@link #onCellEnd}.
   *
   * @param reason what happened, and what to try
   */
  default void onCellFailed(StudyCell cell, String reason) {}
}
