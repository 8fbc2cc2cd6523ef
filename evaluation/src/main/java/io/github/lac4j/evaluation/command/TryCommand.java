package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.study.StudySource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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

  public TryCommand(StudyAction.Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() throws InterruptedException {
    return action.run(
        new StudyAction.Work(StudySource.read("try"), Optional.empty(), Set.of(), true),
        spec,
        tools);
  }
}
