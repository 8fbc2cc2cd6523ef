package io.github.lac4j.evaluation.execution;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.Judgement;
import io.github.lac4j.evaluation.store.AtomicFile;
import io.github.lac4j.evaluation.store.FolderLock;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.yaml.YamlWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a study.
 *
 * <pre>
 * study.yaml   the study with every default filled in; it can be run again
 * study.json   protocol, versions, machine, and the cells with their identities
 * cells/ID/    one folder a cell, see {@link CellFolder}
 * report/      the tables and the page made from them
 * </pre>
 */
public final class StudyFolder {

  /** Enough for a process that only looks whether the folder is locked. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path folder;
  private final RecordFiles json;

  /** Names a folder; it need not exist yet. */
  public StudyFolder(Path folder, RecordFiles json) {
    this.folder = requireNonNull(folder, "folder is null");
    this.json = requireNonNull(json, "json is null");
  }

  /** Returns the folder. */
  public Path path() {
    return folder;
  }

  /** Returns where reports go. */
  public Path report() {
    return folder.resolve("report");
  }

  FolderLock lock() {
    return FolderLock.acquire(folder, PATIENCE);
  }

  /** Returns what the folder says of its study; empty if it is no study's folder. */
  public Optional<StudyRecord> study() {
    Path file = folder.resolve("study.json");
    return Files.exists(file) ? Optional.of(json.read(file, StudyRecord.class)) : Optional.empty();
  }

  /**
   * Returns what the folder says of its study.
   *
   * @throws IllegalArgumentException if it is no study's folder
   */
  public StudyRecord requireStudy() {
    return study()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not the folder of a study: it has no study.json".formatted(folder)));
  }

  void write(StudyRecord study, ObjectNode resolved) {
    AtomicFile.write(folder.resolve("study.yaml"), new YamlWriter().write(resolved));
    json.write(folder.resolve("study.json"), study);
  }

  /** Returns the folder of a cell. */
  public CellFolder cell(String id) {
    return new CellFolder(folder.resolve("cells").resolve(id), json);
  }

  /** Says how far a cell is. */
  public CellState state(CellEntry entry) {
    CellFolder cell = cell(entry.id());
    if (cell.failure().isPresent()) {
      return CellState.FAILED;
    }
    if (cell.run().isPresent()) {
      boolean judged =
          cell.result().filter(result -> covers(result.judgements(), entry)).isPresent();
      return judged ? CellState.FINISHED : CellState.JUDGING;
    }
    return cell.config().isPresent() ? CellState.PRETRAINING : CellState.WAITING;
  }

  private static boolean covers(List<Judgement> judgements, CellEntry entry) {
    List<String> there = judgements.stream().map(Judgement::id).toList();
    return entry.judgings().stream().map(JudgingEntry::id).allMatch(there::contains);
  }
}
