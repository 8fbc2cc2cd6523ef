package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyReports;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.file.StudyReportWriter;
import java.time.Duration;

/** Writes what a study has found so far into the folder {@code report} of the study. */
final class ReportFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private ReportFiles() {}

  /**
   * Writes all forms of the result and returns what they were made from.
   *
   * @throws java.io.UncheckedIOException if a file cannot be written
   * @throws io.github.lac4j.core.file.LockedFolderException if another process writes the report
   *     for longer than any should
   */
  static StudyReport write(StudyFolder folder) {
    return write(folder, PATIENCE);
  }

  /**
   * Does the same.
   *
   * @param patience how long to wait for another process that writes the report
   */
  static StudyReport write(StudyFolder folder, Duration patience) {
    folder.requireStudy();
    ProcessLock lock = ProcessLock.ofFolder(folder.report(), patience);
    try {
      StudyReport report = StudyReports.read(folder);
      new StudyReportWriter().write(report, folder.report());
      return report;
    } finally {
      lock.close();
    }
  }
}
