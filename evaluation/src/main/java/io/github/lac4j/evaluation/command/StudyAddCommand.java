package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.execution.Workers;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyAddition;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudyText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds to a study that is there. */
@Command(
    name = "add",
    description = {
      "Add rows, models, data sets, evaluators, batch sizes or seeds to a study, and run what is"
          + " new.",
      "What is finished is taken over, and the report that is there is kept beside the new one.",
      "For evaluators and --judged-on nothing is pretrained. Another --epochs runs all rows that"
          + " train anew, because a schedule depends on the length."
    },
    mixinStandardHelpOptions = true)
public final class StudyAddCommand implements Callable<Integer> {

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "the name of a study that was run, or the path of its folder")
  private String study = "";

  @Mixin private StudyParts more = new StudyParts();

  @Mixin private StudyRuns runs = new StudyRuns();

  @Option(
      names = "--set",
      paramLabel = "PART.KEY=VALUE",
      description =
          "a setting of what is added; of a row that the study has already it makes another row,"
              + " for example --objectives nt-xent --set nt-xent.temperature=0.1")
  private List<String> settings = new ArrayList<>();

  @Mixin private StudyAction action = new StudyAction();

  /** Creates the command. */
  public StudyAddCommand(
      Supplier<StudyPlanner> planner,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<Workers> workers) {
    this.tools = new StudyAction.Tools(planner, binder, records, workers);
  }

  @Override
  public Integer call() throws InterruptedException {
    StudyFolder folder = action.runs().existing(study, tools.records().get());
    StudySource source = StudySource.read(folder.path().resolve("study.yaml").toString());
    StudyText text =
        new StudyAddition(
                more.objectives(),
                more.models(),
                more.datasets(),
                more.evaluators(),
                more.batchSizes(),
                runs.seeds(),
                settings)
            .to(source.text(), tools.binder().get());
    Set<String> replaced = new HashSet<>();
    runs.epochs().ifPresent(given -> replaced.add("epochs"));
    runs.judgedOn().ifPresent(given -> replaced.add("judgedOn"));
    text = runs.withJudgedOn(runs.withEpochs(text));
    return action.run(new StudySource(source.name(), text), folder, replaced, spec, tools);
  }
}
