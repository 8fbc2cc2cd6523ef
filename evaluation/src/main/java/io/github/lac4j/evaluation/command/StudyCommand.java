package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares objectives; without a subcommand, runs the quick study. */
@Command(
    name = "study",
    description = {
      "Pretrain encoders with several objectives, judge their features, and print one table.",
      "Without a subcommand: the same as \"run quick\"."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      StudyRunCommand.class,
      StudyStatusCommand.class,
      StudyReportCommand.class,
      StudyCompareCommand.class
    },
    footer = {
      "",
      "The quick study: no pretraining, the BP autoencoder, LAC, InfoNCE, NT-Xent, MoCo and DCL on the",
      "embedded Fashion-MNIST subset. \"lac list\" names everything that can be chosen."
    })
public final class StudyCommand implements Callable<Integer> {

  private final StudyPlanner planner;
  private final ConfigBinder binder;
  private final RecordFiles records;

  @Spec private CommandSpec spec;

  @Mixin private StudyAction action = new StudyAction();

  /** Creates the command. */
  public StudyCommand(StudyPlanner planner, ConfigBinder binder, RecordFiles records) {
    this.planner = requireNonNull(planner, "planner is null");
    this.binder = requireNonNull(binder, "binder is null");
    this.records = requireNonNull(records, "records is null");
  }

  @Override
  public Integer call() throws InterruptedException {
    return action.run("quick", words(spec), planner, binder, records, spec.commandLine().getOut());
  }

  /** Returns the words of the whole command line. */
  static List<String> words(CommandSpec spec) {
    List<String> words = new ArrayList<>(List.of(spec.root().name()));
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return words;
  }
}
