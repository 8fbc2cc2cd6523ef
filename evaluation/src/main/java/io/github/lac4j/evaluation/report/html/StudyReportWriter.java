package io.github.lac4j.evaluation.report.html;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.ResultCsv;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.SignificanceTable;
import io.github.lac4j.evaluation.report.StudyReport;
import java.nio.file.Path;

/**
 * Writes a report in all its forms into one folder: {@code report.html}, {@code table.txt}, {@code
 * table.md}, {@code table.csv} (a line a row), {@code cells.csv} (a line a cell) and {@code
 * report.json}.
 *
 * <p>Each file is written beside and renamed, so that a reader never sees half of one, and files of
 * an earlier report are replaced. The same report gives the same bytes.
 */
public final class StudyReportWriter {

  /** How a note begins that tells of a failure already. */
  private static final String NOT_FINISHED = "not finished: ";

  private final HtmlReport html = new HtmlReport();
  private final ResultJson json = new ResultJson();
  private final ResultCsv csv = new ResultCsv();

  /** Creates a writer. */
  public StudyReportWriter() {}

  /**
   * Writes all forms.
   *
   * @param folder made if it is missing
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  public void write(StudyReport report, Path folder) {
    requireNonNull(report, "report is null");
    AtomicFile.write(folder.resolve("report.html"), html.write(report));
    AtomicFile.write(folder.resolve("table.txt"), text(report));
    AtomicFile.write(folder.resolve("table.md"), markdown(report));
    AtomicFile.write(folder.resolve("table.csv"), csv.rows(report.result()));
    AtomicFile.write(folder.resolve("cells.csv"), csv.cells(report));
    AtomicFile.write(folder.resolve("report.json"), json.write(report));
  }

  /** Returns the tables in ASCII: results and protocol, failures, differences between rows. */
  public static String text(StudyReport report) {
    return new ResultTable(PlusMinus.ASCII).text(report.result())
        + failures(report, "")
        + "\n"
        + new SignificanceTable(PlusMinus.ASCII).text(report.result());
  }

  /** Returns the same as Markdown. */
  public static String markdown(StudyReport report) {
    return new ResultTable(PlusMinus.UNICODE).markdown(report.result())
        + failures(report, "* ")
        + "\n"
        + new SignificanceTable(PlusMinus.UNICODE).markdown(report.result());
  }

  private static String failures(StudyReport report, String bullet) {
    if (report.result().notes().stream().anyMatch(line -> line.startsWith(NOT_FINISHED))) {
      return "";
    }
    return report.failures().stream()
        .map(
            failure ->
                "%s%s%s, %s, %s, seed %d: %s\n"
                    .formatted(
                        bullet,
                        NOT_FINISHED,
                        failure.objective(),
                        failure.dataset(),
                        failure.model(),
                        failure.seed(),
                        failure.reason().replaceAll("\\s+", " ")))
        .collect(joining());
  }
}
