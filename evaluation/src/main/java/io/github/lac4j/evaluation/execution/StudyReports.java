package io.github.lac4j.evaluation.execution;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellSpec;
import io.github.lac4j.evaluation.cell.ResultRecord;
import io.github.lac4j.evaluation.cell.RunRecord;
import io.github.lac4j.evaluation.environment.Machine;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.report.html.StudyReportWriter;
import io.github.lac4j.evaluation.study.StudyCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the outcome of a study from its folder; what is not finished is left out. */
public final class StudyReports {

  private static final String NOTE = "note: ";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private StudyReports() {}

  /**
   * Returns what the folder holds now.
   *
   * @throws IllegalArgumentException if it is no study's folder
   */
  public static StudyReport read(StudyFolder folder) {
    StudyRecord study = folder.requireStudy();
    List<CellReport> cells = new ArrayList<>();
    List<CellFailure> failures = new ArrayList<>();
    Set<Machine> machines = new LinkedHashSet<>();
    RowNames names =
        new RowNames(
            study.cells().stream()
                    .map(entry -> List.of(entry.dataset(), entry.model()))
                    .distinct()
                    .count()
                > 1);
    EvaluatorNotes notes = new EvaluatorNotes(names);
    for (StudyCell entry : study.cells()) {
      switch (folder.state(entry)) {
        case FINISHED -> {
          cells.add(FinishedCell.report(entry, folder.cell(entry.id())));
          folder.cell(entry.id()).run().map(RunRecord::machine).ifPresent(machines::add);
          notes.add(entry, FinishedCell.notes(entry, folder.cell(entry.id())));
        }
        case FAILED ->
            failures.add(
                failure(
                    entry,
                    folder
                        .cell(entry.id())
                        .failure()
                        .map(CellFolder.Failure::reason)
                        .orElseThrow()));
        case WAITING, PRETRAINING, JUDGING ->
            failures.add(
                failure(
                    entry,
                    folder
                        .cell(entry.id())
                        .stop()
                        .orElse("not finished yet; run the study again to go on")));
      }
    }
    Map<String, String> headings = headings(study, folder);
    StudyResult result =
        new StudyResult(
            cells.stream().map(CellReport::cell).toList(),
            study.protocol().stream()
                .filter(line -> !line.startsWith(NOTE))
                .map(line -> underHeading(line, headings))
                .toList(),
            notes(study, failures, names, notes.lines()),
            versions(study, machines),
            study.fingerprints());
    return new StudyReport(
        study.name(), result, cells, failures, epochs(study, folder), study.command());
  }

  /** Returns what stands over the columns of each evaluator, under its name in the protocol. */
  private static Map<String, String> headings(StudyRecord study, StudyFolder folder) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (StudyCell cell : study.cells()) {
      if (folder.state(cell) == StudyStatus.State.FINISHED) {
        ResultRecord result = folder.cell(cell.id()).result().orElseThrow();
        for (StudyCell.Judging judging : cell.judgings()) {
          ResultRecord.Judgement judgement = FinishedCell.judgement(result, judging);
          String name = judgement.judging().evaluator().name();
          String asked =
              judging
                  .label()
                  .filter(label -> !label.equals(name))
                  .map(label -> "%s (%s)".formatted(label, name))
                  .orElse(name);
          String heading =
              FinishedCell.measures(judging, judgement).stream()
                  .map(Measure::name)
                  .collect(joining(", "));
          headings.putIfAbsent(asked, heading);
        }
      }
    }
    return headings;
  }

  /** Says what a column means under its own heading, which is what a reader looks for. */
  private static String underHeading(String line, Map<String, String> headings) {
    return headings.entrySet().stream()
        .filter(entry -> line.startsWith(StudyResult.COLUMN + entry.getKey() + ": "))
        .filter(entry -> !entry.getValue().isEmpty())
        .findFirst()
        .map(
            entry ->
                StudyResult.COLUMN
                    + entry.getValue()
                    + line.substring(StudyResult.COLUMN.length() + entry.getKey().length()))
        .orElse(line);
  }

  private static SortedSet<Integer> epochs(StudyRecord study, StudyFolder folder) {
    return study.cells().stream()
        .flatMap(entry -> folder.cell(entry.id()).config().stream())
        .map(CellSpec::epochs)
        .filter(epochs -> epochs > 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static CellFailure failure(StudyCell entry, String reason) {
    return new CellFailure(entry.row(), entry.model(), entry.dataset(), entry.seed(), reason);
  }

  private static List<String> notes(
      StudyRecord study, List<CellFailure> failures, RowNames names, List<String> evaluatorNotes) {
    List<String> lines = new ArrayList<>();
    study.protocol().stream()
        .filter(line -> line.startsWith(NOTE))
        .forEach(line -> lines.add("note on settings: " + line.substring(NOTE.length())));
    lines.addAll(evaluatorNotes);
    failures.forEach(
        failure ->
            lines.add(
                "not finished: %s, seed %d: %s"
                    .formatted(
                        names.of(failure.dataset(), failure.model(), failure.objective()),
                        failure.seed(),
                        failure.reason())));
    return lines;
  }

  /** Machines are those of the cells: the study may have been looked at elsewhere since. */
  private static Map<String, String> versions(StudyRecord study, Set<Machine> machines) {
    Set<Machine> where = machines.isEmpty() ? Set.of(study.machine()) : machines;
    Software software = study.software();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("lac4j", software.lac4j());
    versions.put("nd4j", software.nd4j());
    versions.put("backend", software.backend());
    versions.put("java", joined(where, Machine::java));
    versions.put("os", joined(where, Machine::system));
    versions.put("processor", joined(where, Machine::processor));
    return versions;
  }

  private static String joined(Set<Machine> machines, Function<Machine, String> property) {
    return machines.stream().map(property).distinct().collect(joining("; "));
  }

  /** Reads what a finished cell found, in the words of its study. */
  static final class FinishedCell {

    private FinishedCell() {}

    /** Returns the numbers of a cell. */
    static CellResult result(StudyCell entry, CellFolder folder) {
      ResultRecord result = folder.result().orElseThrow();
      RunRecord run = folder.run().orElseThrow();
      List<Measure> measures = new ArrayList<>();
      for (StudyCell.Judging judging : entry.judgings()) {
        measures.addAll(measures(judging, judgement(result, judging)));
      }
      return new CellResult(
          entry.row(),
          entry.model(),
          entry.dataset(),
          entry.seed(),
          measures,
          run.trainingSeconds(),
          run.peakMemoryMegabytes(),
          result.steps(),
          result.lastLoss());
    }

    /** Returns everything that a report can show of a cell. */
    static CellReport report(StudyCell entry, CellFolder folder) {
      ResultRecord result = folder.result().orElseThrow();
      Map<String, ConfusionMatrix> confusions = new LinkedHashMap<>();
      for (StudyCell.Judging judging : entry.judgings()) {
        ResultRecord.Judgement judgement = judgement(result, judging);
        measures(judging, judgement).stream()
            .filter(measure -> measure.scale() == Measure.Scale.ACCURACY)
            .findFirst()
            .ifPresent(
                accuracy ->
                    judgement
                        .confusion()
                        .ifPresent(confusion -> confusions.put(accuracy.name(), confusion)));
      }
      return new CellReport(
          entry.id(), result(entry, folder), folder.epochs(), confusions, folder.samples());
    }

    /** Returns what the evaluators noted, each note once. */
    static Set<String> notes(StudyCell entry, CellFolder folder) {
      ResultRecord result = folder.result().orElseThrow();
      Set<String> notes = new LinkedHashSet<>();
      for (StudyCell.Judging judging : entry.judgings()) {
        String label = judging.label().map(words -> words + ": ").orElse("");
        judgement(result, judging).notes().forEach(note -> notes.add(label + note));
      }
      return notes;
    }

    private static ResultRecord.Judgement judgement(
        ResultRecord result, StudyCell.Judging judging) {
      return result.judgements().stream()
          .filter(judgement -> judgement.id().equals(judging.id()))
          .findFirst()
          .orElseThrow();
    }

    private static List<Measure> measures(
        StudyCell.Judging judging, ResultRecord.Judgement judgement) {
      return Evaluation.labelled(judging.label(), judgement.measures());
    }
  }

  /**
   * What rows are called in a line of text.
   *
   * @param several whether rows differ in more than the objective, so that their names need the
   *     model and the data set
   */
  record RowNames(boolean several) {

    String of(String dataset, String model, String row) {
      return several ? "%s, %s, %s".formatted(dataset, model, row) : row;
    }
  }

  /** Gathers what evaluators noted of the cells of a study, each note once. */
  static final class EvaluatorNotes {

    private final Map<String, Map<String, Set<Long>>> seedsByNoteAndRow = new LinkedHashMap<>();
    private final RowNames names;

    /**
     * Starts without notes.
     *
     * @param names what rows are called
     */
    EvaluatorNotes(RowNames names) {
      this.names = names;
    }

    void add(StudyCell entry, Set<String> notes) {
      String row = names.of(entry.dataset(), entry.model(), entry.row());
      for (String note : notes) {
        seedsByNoteAndRow
            .computeIfAbsent(note, key -> new LinkedHashMap<>())
            .computeIfAbsent(row, key -> new TreeSet<>())
            .add(entry.seed());
      }
    }

    /** Returns a line for each note that names the cells it is of, in the order of the cells. */
    List<String> lines() {
      return seedsByNoteAndRow.entrySet().stream()
          .map(note -> "note: %s (%s)".formatted(note.getKey(), cells(note.getValue())))
          .toList();
    }

    private static String cells(Map<String, Set<Long>> seedsByRow) {
      return seedsByRow.entrySet().stream()
          .map(
              row ->
                  "%s, %s %s"
                      .formatted(
                          row.getKey(),
                          row.getValue().size() == 1 ? "seed" : "seeds",
                          row.getValue().stream().map(String::valueOf).collect(joining(", "))))
          .collect(joining("; "));
    }
  }

  /**
   * Writes all forms of the result into the folder {@code report} of the study, and returns what
   * they were made from.
   *
   * @throws java.io.UncheckedIOException if a file cannot be written
   * @throws io.github.lac4j.core.file.LockedFolderException if another process writes the report
   *     for longer than any should
   */
  public static StudyReport write(StudyFolder folder) {
    return write(folder, PATIENCE);
  }

  /**
   * Does the same.
   *
   * @param patience how long to wait for another process that writes the report
   */
  public static StudyReport write(StudyFolder folder, Duration patience) {
    folder.requireStudy();
    ProcessLock lock = ProcessLock.ofFolder(folder.report(), patience);
    try {
      StudyReport report = read(folder);
      new StudyReportWriter().write(report, folder.report());
      return report;
    } finally {
      lock.close();
    }
  }
}
