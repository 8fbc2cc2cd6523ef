package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.evaluation.report.CellResult;
import java.util.List;

/** Hears how a study goes on. */
public interface StudyListener {

  /** Returns what hears how opening the data set goes on. */
  default Progress dataProgress() {
    return Progress.none();
  }

  /**
   * Called before a cell.
   *
   * @param number from 1
   * @param count of all cells
   * @return what should listen to the cell's pretraining
   */
  default List<TrainingListener> onCellStart(String objective, long seed, int number, int count) {
    return List.of();
  }

  /**
   * Called after a cell's pretraining.
   *
   * @param seconds how long it took
   * @param waitingSeconds how long of that it waited for views; a share of some per cent says that
   *     more threads should render them
   */
  default void onPretrained(double seconds, double waitingSeconds) {}

  /** Called after a cell, with what it found. */
  default void onCellEnd(CellResult result) {}

  /** Called instead of {@link #onCellEnd} when a pretraining diverged or collapsed. */
  default void onCellFailed(String objective, long seed, UnhealthyTrainingException reason) {}
}
