package io.github.lac4j.evaluation.execution;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.FailureRecord;
import io.github.lac4j.evaluation.cell.StopRecord;
import io.github.lac4j.evaluation.online.EpochRecord;
import java.util.List;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param name what it is called
 * @param running whether a process works on it now
 * @param cells how far each cell is, in the order of the table
 */
public record StudyStatus(String name, boolean running, List<CellStatus> cells) {

  /** Copies the list. */
  public StudyStatus {
    requireNonNull(name, "name is null");
    cells = List.copyOf(requireNonNull(cells, "cells is null"));
  }

  /**
   * Looks at a folder; nothing is changed.
   *
   * @throws IllegalArgumentException if it is no study's folder
   */
  public static StudyStatus read(StudyFolder folder) {
    StudyRecord study = folder.requireStudy();
    return new StudyStatus(
        study.name(),
        ProcessLock.isHeld(folder.path()),
        study.cells().stream().map(entry -> status(entry, folder)).toList());
  }

  private static CellStatus status(CellEntry entry, StudyFolder folder) {
    CellFolder cell = folder.cell(entry.id());
    List<EpochRecord> epochs = cell.epochs();
    return new CellStatus(
        entry,
        folder.state(entry),
        epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1)),
        cell.failure().map(FailureRecord::reason).or(() -> cell.stop().map(StopRecord::reason)));
  }

  /** Returns how many cells are in a state. */
  public long count(CellState state) {
    return cells.stream().filter(cell -> cell.state() == state).count();
  }
}
