package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.execution.CellLauncher;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.StudyReports;
import io.github.lac4j.evaluation.execution.StudyRunner;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Runs a study: what all commands that run one have in common. */
public final class StudyAction {

  /**
   * What studies are planned, kept and run with.
   *
   * @param planner turns texts into studies
   * @param binder reads settings
   * @param records reads and writes files of studies
   * @param workers works on cells
   */
  public record Tools(
      Supplier<StudyPlanner> planner,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<CellLauncher.Workers> workers) {}

  /**
   * What is to be run.
   *
   * @param study the study
   * @param folder a folder that has a study already; empty for that of the study's name
   * @param replaced keys of the study in the folder whose values may differ
   * @param curve whether to show how the accuracy grows, epoch by epoch
   */
  record Work(
      StudySource study, Optional<StudyFolder> folder, Set<String> replaced, boolean curve) {

    /** Runs a study in the folder of its name. */
    Work(StudySource study) {
      this(study, Optional.empty(), Set.of(), false);
    }
  }

  // Each run is a process with a memory of its own.
  private static final int MOST_JOBS = 2;

  @Mixin private RunsDirectory runs = new RunsDirectory();

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "runs side by side, each with its own threads; default: as many as the processors carry, at most "
              + MOST_JOBS)
  private Optional<Integer> jobs = Optional.empty();

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

  @Mixin private ShownResult shown = new ShownResult();

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  /** Returns the option that says where studies are kept. */
  RunsDirectory runs() {
    return runs;
  }

  /** Runs a study, and prints its table. */
  int run(Work work, CommandSpec spec, Tools tools) throws InterruptedException {
    StudySource source = work.study();
    Study study;
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      study =
          tools
              .planner()
              .get()
              .plan(source.text(), source.name(), dataDirectory.location(), progress);
    }
    StudyFolder folder =
        work.folder().orElseGet(() -> runs.folder(study.name(), tools.records().get()));
    StudyRunner runner =
        new StudyRunner(
            tools.workers().get().at(dataDirectory.location(), dataDirectory.arguments()));
    StudyRunner.Options options =
        new StudyRunner.Options(jobsFor(study), fresh, retryFailed, words(spec), work.replaced());
    StudyRunner.Outcome outcome;
    try (StudyProgress progress = StudyProgress.standard(quiet, work.curve())) {
      outcome = runner.run(study, folder, options, progress);
    }
    StudyReport report = StudyReports.write(folder);
    json.ifPresent(file -> AtomicFile.write(file, new ResultJson().write(report)));
    PrintWriter out = spec.commandLine().getOut();
    shown.print(report, folder, out);
    return outcome.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int jobsFor(Study study) {
    int threads = Math.max(1, study.config().threads());
    int fitting = Runtime.getRuntime().availableProcessors() / threads;
    return jobs.orElse(Math.max(1, Math.min(MOST_JOBS, fitting)));
  }

  /** Returns the words of the whole command line. */
  private static List<String> words(CommandSpec spec) {
    List<String> words = new ArrayList<>(List.of(spec.root().name()));
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return words;
  }
}
