package io.github.lac4j.evaluation.execution;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.cell.CellConfig;
import io.github.lac4j.evaluation.cell.FailureRecord;
import io.github.lac4j.evaluation.cell.RunRecord;
import io.github.lac4j.evaluation.cell.StopRecord;
import io.github.lac4j.evaluation.environment.Machine;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.report.CellFailure;
import io.github.lac4j.evaluation.report.CellReport;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyResult;
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
    for (CellEntry entry : study.cells()) {
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
                    folder.cell(entry.id()).failure().map(FailureRecord::reason).orElseThrow()));
        case WAITING, PRETRAINING, JUDGING ->
            failures.add(
                failure(
                    entry,
                    folder
                        .cell(entry.id())
                        .stop()
                        .map(StopRecord::reason)
                        .orElse("not finished yet; run the study again to go on")));
      }
    }
    StudyResult result =
        new StudyResult(
            cells.stream().map(CellReport::cell).toList(),
            study.protocol().stream().filter(line -> !line.startsWith(NOTE)).toList(),
            notes(study, failures, names, notes.lines()),
            versions(study, machines),
            study.fingerprints());
    return new StudyReport(
        study.name(), result, cells, failures, epochs(study, folder), study.command());
  }

  private static SortedSet<Integer> epochs(StudyRecord study, StudyFolder folder) {
    return study.cells().stream()
        .flatMap(entry -> folder.cell(entry.id()).config().stream())
        .map(CellConfig::epochs)
        .filter(epochs -> epochs > 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static CellFailure failure(CellEntry entry, String reason) {
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
}
