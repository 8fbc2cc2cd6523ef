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

/** Compares objectives; without a subcommand, runs the quick study. */
@Command(
    name = "study",
    description = {
      "Pretrain encoders with several objectives, judge their features, and print one table.",
      "Without a subcommand and options: the same as \"run quick\". With options: a study of its"
          + " own."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      StudyRunCommand.class,
      StudyAddCommand.class,
      StudySweepCommand.class,
      StudyStatusCommand.class,
      StudyReportCommand.class,
      StudyCompareCommand.class
    },
    footer = {
      "",
      "The quick study: no pretraining, the BP autoencoder, LAC, InfoNCE, NT-Xent, MoCo and DCL on"
          + " the",
      "embedded Fashion-MNIST subset. \"lac list\" names everything that can be chosen."
    })
public final class StudyCommand implements Callable<Integer> {

  private static final String QUICK = "quick";

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Mixin private StudyOptions changes = new StudyOptions();

  @Mixin private StudyAction action = new StudyAction();

  /** Creates the command. */
  public StudyCommand(
      Supplier<StudyPlanner> planner,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<Workers> workers) {
    this.tools = new StudyAction.Tools(planner, binder, records, workers);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (changes.isEmpty()) {
      return action.run(
          changes.applyTo(StudySource.read(QUICK), tools.binder().get()), spec, tools);
    }
    spec.commandLine().getOut().println(changes.wordsOfOwnStudy());
    return action.run(changes.ownStudy(tools.binder().get()), spec, tools);
  }
}
