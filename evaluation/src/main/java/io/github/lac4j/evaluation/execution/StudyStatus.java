package io.github.lac4j.evaluation.execution;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.study.StudyCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param name what it is called
 * @param running whether a process works on it now
 * @param cells how far each cell is, in the order of the table
 */
public record StudyStatus(String name, boolean running, List<CellStatus> cells) {

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

  /** Returns what people read of it: a line for each cell, and one that sums up. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (CellStatus status : cells) {
      StudyCell cell = status.cell();
      lines.add(
          "  %s  %-11s %s, %s, %s%s"
              .formatted(
                  cell.id(),
                  word(status.state()),
                  cell.dataset(),
                  cell.model(),
                  cell.title(),
                  status.lastEpoch().map(StudyStatus::text).orElse("")));
      status.reason().ifPresent(reason -> lines.add("    " + reason));
    }
    String states =
        Arrays.stream(State.values())
            .filter(state -> count(state) > 0)
            .map(state -> "%d %s".formatted(count(state), word(state)))
            .collect(joining(", "));
    lines.add(
        "%s: %d cells, %s; %s"
            .formatted(name, cells.size(), states, running ? "running now" : "not running"));
    return lines;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String text(EpochRecord epoch) {
    String measure =
        epoch.measures().stream().findFirst().map(first -> ", " + first.text()).orElse("");
    return ", epoch %d%s".formatted(epoch.epoch(), measure);
  }

  private static CellStatus status(StudyCell entry, StudyFolder folder) {
    CellFolder cell = folder.cell(entry.id());
    List<EpochRecord> epochs = cell.epochs();
    return new CellStatus(
        entry,
        folder.state(entry),
        epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1)),
        cell.failure().map(CellFolder.Failure::reason).or(() -> cell.stop()));
  }

  /** Returns how many cells are in a state. */
  public long count(State state) {
    return cells.stream().filter(cell -> cell.state() == state).count();
  }

  /**
   * How far a cell is, for people.
   *
   * @param cell which one
   * @param state how far it is
   * @param lastEpoch what was found after the last epoch that was judged
   * @param reason why it has no result, if its training went wrong or work on it stopped
   */
  public record CellStatus(
      StudyCell cell, State state, Optional<EpochRecord> lastEpoch, Optional<String> reason) {}

  /** How far a cell is. */
  public enum State {
    /** Nothing of it is there. */
    WAITING,
    /** It has a checkpoint to go on from, or files of a run that has not reached its first one. */
    PRETRAINING,
    /** It is pretrained, but not judged by all evaluators of the study. */
    JUDGING,
    /** It has all its numbers. */
    FINISHED,
    /** Its training diverged or collapsed, as it would again. */
    FAILED
  }
}
