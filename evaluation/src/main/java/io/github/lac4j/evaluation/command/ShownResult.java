package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.Conclusion;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How the result of a study is shown: the table, how it came out, and where the rest lies. */
final class ShownResult {

  @Option(
      names = "--verbose",
      description = "print the protocol, versions and fingerprints of the data, too")
  private boolean verbose;

  @Option(names = "--open", description = "show the report in the browser")
  private boolean open;

  /** Prints the result, whose files are written already; what matters most comes last. */
  void print(StudyReport report, StudyFolder folder, PrintWriter out) {
    ResultTable table = new ResultTable(PlusMinus.ASCII);
    out.println(verbose ? table.text(report.result()) : table.brief(report.result()));
    Conclusion.outcome(report.result()).forEach(out::println);
    out.println("Compared: " + Conclusion.compared(report));
    Path page = folder.report().resolve("report.html");
    out.println(
        "Report: %s, %s%s"
            .formatted(
                page, folder.report().resolve("table.txt"), open ? "" : " (--open shows it)"));
    if (open) {
      Browser.ofThisMachine().show(page).ifPresent(out::println);
    }
  }
}
