package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyPlanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study, or goes on with it. */
@Command(
    name = "run",
    description =
        "Run a study, or go on with it; what is finished is not run again. The options change what the study says.",
    mixinStandardHelpOptions = true)
public final class StudyRunCommand implements Callable<Integer> {

  private final StudyPlanner planner;
  private final ConfigBinder binder;
  private final RecordFiles records;

  @Spec private CommandSpec spec;

  @Mixin private StudyAction action = new StudyAction();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STUDY",
      description = "a ready-made study, or the path of a YAML file; default: ${DEFAULT-VALUE}",
      defaultValue = "quick")
  private String study = "quick";

  /** Creates the command. */
  public StudyRunCommand(StudyPlanner planner, ConfigBinder binder, RecordFiles records) {
    this.planner = requireNonNull(planner, "planner is null");
    this.binder = requireNonNull(binder, "binder is null");
    this.records = requireNonNull(records, "records is null");
  }

  @Override
  public Integer call() throws InterruptedException {
    return action.run(
        study, StudyCommand.words(spec), planner, binder, records, spec.commandLine().getOut());
  }
}
