package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.execution.SideBySide;
import io.github.lac4j.evaluation.execution.StudyReports;
import io.github.lac4j.evaluation.report.Conclusion;
import io.github.lac4j.evaluation.report.PlusMinus;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.store.RecordFiles;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets studies, or rows of studies, side by side. */
@Command(
    name = "compare",
    description = "Set studies, or rows of studies, side by side in one table.",
    mixinStandardHelpOptions = true)
public final class StudyCompareCommand implements Callable<Integer> {

  private final Supplier<RecordFiles> records;

  @Spec private CommandSpec spec;

  @Mixin private RunsDirectory runs = new RunsDirectory();

  @Parameters(
      arity = "2..*",
      paramLabel = "STUDY[:ROW]",
      description = "studies by name or folder; with a colon, one of their rows")
  private List<String> operands = List.of();

  @Option(names = "--json", description = "print JSON instead of the table")
  private boolean json;

  @Option(
      names = "--verbose",
      description = "print the protocols, versions and fingerprints of the data, too")
  private boolean verbose;

  /** Creates the command. */
  public StudyCompareCommand(Supplier<RecordFiles> records) {
    this.records = requireNonNull(records, "records is null");
  }

  @Override
  public Integer call() {
    List<SideBySide.Operand> chosen = new ArrayList<>();
    for (String operand : operands) {
      int colon = operand.indexOf(':');
      String study = colon < 0 ? operand : operand.substring(0, colon);
      StudyReport report = StudyReports.read(runs.existing(study, records.get()));
      chosen.add(
          new SideBySide.Operand(
              report.name(),
              report.result(),
              colon < 0 ? Optional.empty() : Optional.of(operand.substring(colon + 1))));
    }
    StudyResult joined = SideBySide.of(chosen);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new ResultJson().write(joined));
    } else {
      ResultTable table = new ResultTable(PlusMinus.ASCII);
      out.println(verbose ? table.text(joined) : table.brief(joined));
      Conclusion.outcome(joined).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }
}
