package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.store.RecordFiles;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a study's report from what it has found so far. */
@Command(
    name = "report",
    description = "Print the table of a study and write its report, from what is finished.",
    mixinStandardHelpOptions = true)
public final class StudyReportCommand implements Callable<Integer> {

  private final Supplier<RecordFiles> records;

  @Spec private CommandSpec spec;

  @Mixin private ExistingStudy study = new ExistingStudy();

  @Mixin private ShownResult shown = new ShownResult();

  @Option(names = "--json", description = "print JSON instead of the table")
  private boolean json;

  /** Creates the command. */
  public StudyReportCommand(Supplier<RecordFiles> records) {
    this.records = requireNonNull(records, "records is null");
  }

  @Override
  public Integer call() {
    StudyFolder folder = study.folder(records.get());
    StudyReport report = ReportFiles.write(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new ResultJson().write(report));
    } else {
      shown.print(report, folder, out);
    }
    out.flush();
    return ExitCode.OK;
  }
}
