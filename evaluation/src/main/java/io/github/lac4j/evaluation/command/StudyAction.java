package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.execution.ProcessLauncher;
import io.github.lac4j.evaluation.execution.RunOptions;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyOutcome;
import io.github.lac4j.evaluation.execution.StudyRunner;
import io.github.lac4j.evaluation.report.PlusMinus;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.store.AtomicFile;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a study: what {@code lac study} and {@code lac study run} have in common. */
final class StudyAction {

  @Mixin private StudyOptions changes = new StudyOptions();

  @Mixin private RunsDirectory runs = new RunsDirectory();

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the study and its folder are called; default: what the study says")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "runs side by side, each with its own threads; default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private int jobs = 1;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the results there as JSON, too")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--fresh",
      description = "run all cells of the study again, and forget what its folder has of them")
  private boolean fresh;

  @Option(
      names = "--retry-failed",
      description = "try cells again whose training diverged or collapsed")
  private boolean retryFailed;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  /** Runs a study and prints its table. */
  int run(
      String study,
      List<String> command,
      StudyPlanner planner,
      ConfigBinder binder,
      RecordFiles records,
      PrintWriter out)
      throws InterruptedException {
    StudySource source = StudySource.read(study);
    StudyText text = changes.applyTo(source.text(), binder);
    if (name.isPresent()) {
      text = text.with("name", TextNode.valueOf(name.get()), "--name");
    }
    Study planned;
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      planned = planner.plan(text, source.name(), dataDirectory.location(), progress);
    }
    StudyFolder folder = runs.folder(planned.name(), records);
    StudyRunner runner =
        new StudyRunner(
            binder,
            new ProcessLauncher(
                Lac.class.getName(), CellCommand.arguments(dataDirectory), records));
    StudyOutcome outcome;
    try (StudyProgress progress = StudyProgress.standard(quiet)) {
      outcome =
          runner.run(planned, folder, new RunOptions(jobs, fresh, retryFailed, command), progress);
    }
    StudyReport report = ReportFiles.write(folder);
    json.ifPresent(file -> AtomicFile.write(file, new ResultJson().write(report)));
    out.println(new ResultTable(PlusMinus.ASCII).text(report.result()));
    out.println("The study is in " + folder.path());
    out.flush();
    return outcome.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
