package io.github.lac4j.evaluation.execution;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.ResultRecord;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.study.StudyCell;
import io.github.lac4j.evaluation.study.StudyChanges;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a study.
 *
 * <pre>
 * study.yaml   the study with every default filled in; it can be run again
 * study.json   protocol, versions, machine, and the cells with their identities
 * cells/ID/    one folder a cell, see {@link CellFolder}
 * report/      the tables and the page made from them
 * report-1/    those that were made before from other cells; then report-2 and so on
 * </pre>
 */
public final class StudyFolder {

  private static final String STUDY = "study.yaml";

  /** Enough for a process that only looks whether the folder is locked. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path folder;
  private final RecordFiles json;

  /** Names a folder; it need not exist yet. */
  public StudyFolder(Path folder, RecordFiles json) {
    this.folder = folder;
    this.json = json;
  }

  /** Returns the folder. */
  public Path path() {
    return folder;
  }

  /** Returns where reports go. */
  public Path report() {
    return folder.resolve("report");
  }

  ProcessLock lock() {
    return ProcessLock.ofFolder(folder, PATIENCE);
  }

  /** Returns the study that is kept here, with every default filled in. */
  public StudySource source() {
    return StudySource.read(folder.resolve(STUDY).toString());
  }

  /** Says whether it is a study's folder. */
  public boolean hasStudy() {
    return Files.exists(folder.resolve("study.json"));
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

  /**
   * Checks that a study may be run here: there is none yet, or the same, or one that the study only
   * adds to.
   *
   * @param replaced keys whose values may differ
   * @throws IllegalArgumentException if something would be taken away
   */
  void requireGrowsInto(ObjectNode resolved, Set<String> replaced) {
    Path file = folder.resolve(STUDY);
    if (study().isEmpty() || !Files.exists(file)) {
      return;
    }
    StudyChanges changes = StudyChanges.between(read(file), read(resolved));
    if (!changes.losses(replaced).isEmpty()) {
      throw new IllegalArgumentException(
          changes.differences().stream()
              .map(difference -> "\n  " + difference.text("there", "here"))
              .collect(
                  joining(
                      "",
                      "The folder %s holds another study, which is left as it is. They differ in"
                          .formatted(folder),
                      "\nAdd rows, seeds or evaluators to the study there with lac study add %s, vary a setting with lac study sweep %s, or give this study a name of its own with --name"
                          .formatted(folder, folder))));
    }
  }

  /** Returns the study as the folder's file has it. */
  private static ObjectNode read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return Yaml.read(file.toString(), stream).tree();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  /** Returns a study as it would be read from a file, so that the two are written alike. */
  private static ObjectNode read(ObjectNode resolved) {
    return Yaml.read(STUDY, Yaml.write(resolved)).tree();
  }

  /** Moves the report, if there is one, to the first free of {@code report-1}, ... */
  void keepReport() {
    if (!Files.exists(report().resolve("report.html"))) {
      return;
    }
    int number = 1;
    while (Files.exists(folder.resolve("report-" + number))) {
      number++;
    }
    Path kept = folder.resolve("report-" + number);
    ProcessLock lock = ProcessLock.ofFolder(report(), PATIENCE);
    try (Stream<Path> files = Files.list(report())) {
      Files.createDirectory(kept);
      for (Path file : files.filter(file -> !file.equals(ProcessLock.file(report()))).toList()) {
        Files.move(file, kept.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The report %s cannot be moved to %s".formatted(report(), kept), e);
    } finally {
      lock.close();
    }
  }

  void write(StudyRecord study, ObjectNode resolved) {
    AtomicFile.write(folder.resolve(STUDY), Yaml.write(resolved));
    json.write(folder.resolve("study.json"), study);
  }

  /** Returns the folder of a cell. */
  public CellFolder cell(String id) {
    return new CellFolder(folder.resolve("cells").resolve(id), json);
  }

  /** Says how far a cell is. */
  public StudyStatus.State state(StudyCell entry) {
    CellFolder cell = cell(entry.id());
    if (cell.failure().isPresent()) {
      return StudyStatus.State.FAILED;
    }
    if (cell.run().isPresent()) {
      boolean judged =
          cell.result().filter(result -> covers(result.judgements(), entry)).isPresent();
      return judged ? StudyStatus.State.FINISHED : StudyStatus.State.JUDGING;
    }
    return cell.config().isPresent() ? StudyStatus.State.PRETRAINING : StudyStatus.State.WAITING;
  }

  private static boolean covers(List<ResultRecord.Judgement> judgements, StudyCell entry) {
    List<String> there = judgements.stream().map(ResultRecord.Judgement::id).toList();
    return entry.judgings().stream().map(StudyCell.Judging::id).allMatch(there::contains);
  }
}
