package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyReports;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.file.StudyReportWriter;

/** Writes what a study has found so far into the folder {@code report} of the study. */
final class ReportFiles {

  private ReportFiles() {}

  /**
   * Writes all forms of the result and returns what they were made from.
   *
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  static StudyReport write(StudyFolder folder) {
    StudyReport report = StudyReports.read(folder);
    new StudyReportWriter().write(report, folder.report());
    return report;
  }
}
