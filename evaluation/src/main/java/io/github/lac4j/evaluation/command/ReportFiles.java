package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyReports;
import io.github.lac4j.evaluation.report.PlusMinus;
import io.github.lac4j.evaluation.report.ResultCsv;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.store.AtomicFile;
import java.nio.file.Path;

/** Writes what a study has found so far into the folder {@code report} of the study. */
final class ReportFiles {

  private ReportFiles() {}

  /** Writes all forms of the result and returns what they were made from. */
  static StudyReport write(StudyFolder folder) {
    StudyReport report = StudyReports.read(folder);
    Path target = folder.report();
    AtomicFile.write(
        target.resolve("table.txt"), new ResultTable(PlusMinus.ASCII).text(report.result()));
    AtomicFile.write(
        target.resolve("table.md"), new ResultTable(PlusMinus.ASCII).markdown(report.result()));
    AtomicFile.write(target.resolve("rows.csv"), new ResultCsv().rows(report.result()));
    AtomicFile.write(target.resolve("cells.csv"), new ResultCsv().cells(report.result()));
    AtomicFile.write(target.resolve("results.json"), new ResultJson().write(report));
    return report;
  }
}
