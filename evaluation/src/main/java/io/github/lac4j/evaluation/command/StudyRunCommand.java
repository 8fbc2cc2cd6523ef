package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.execution.Workers;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study, or goes on with it. */
@Command(
    name = "run",
    description =
        "Run a study, or go on with it; what is finished is not run again. The options change what"
            + " the study says.",
    mixinStandardHelpOptions = true)
public final class StudyRunCommand implements Callable<Integer> {

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Mixin private StudyOptions changes = new StudyOptions();

  @Mixin private StudyAction action = new StudyAction();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STUDY",
      description = "a ready-made study, or the path of a YAML file; default: ${DEFAULT-VALUE}",
      defaultValue = "quick")
  private String study = "quick";

  /** Creates the command. */
  public StudyRunCommand(
      Supplier<StudyPlanner> planner,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<Workers> workers) {
    this.tools = new StudyAction.Tools(planner, binder, records, workers);
  }

  @Override
  public Integer call() throws InterruptedException {
    return action.run(changes.applyTo(StudySource.read(study), tools.binder().get()), spec, tools);
  }
}
