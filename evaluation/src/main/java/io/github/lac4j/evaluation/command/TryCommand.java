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
import picocli.CommandLine.Spec;

/** Shows in a minute what pretraining brings: a ready-made study of two rows. */
@Command(
    name = "try",
    description =
        "Pretrain a small encoder with nt-xent on images that are part of lac4j, and see its accuracy grow: a minute"
            + " on two processors. The report shows images with their neighbours before and after.",
    mixinStandardHelpOptions = true)
public final class TryCommand implements Callable<Integer> {

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Mixin private StudyAction action = new StudyAction();

  /** Creates the command. */
  public TryCommand(
      Supplier<StudyPlanner> planner,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<Workers> workers) {
    this.tools = new StudyAction.Tools(planner, binder, records, workers);
  }

  @Override
  public Integer call() throws InterruptedException {
    return action.show(StudySource.read("try"), spec, tools);
  }
}
