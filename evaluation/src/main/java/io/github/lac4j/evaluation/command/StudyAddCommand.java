package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyAddition;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudyText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
      "What is finished is taken over, and the report that is there is kept beside the new one."
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

  @Option(names = "--objectives", split = ",", paramLabel = "NAME", description = "more rows")
  private List<String> objectives = List.of();

  @Option(
      names = {"--models", "--model"},
      split = ",",
      paramLabel = "NAME",
      description = "more models")
  private List<String> models = List.of();

  @Option(
      names = {"--datasets", "--data"},
      split = ",",
      paramLabel = "NAME",
      description = "more data sets, or folder:PATH for a folder of images")
  private List<String> datasets = List.of();

  @Option(
      names = "--evaluators",
      split = ",",
      paramLabel = "NAME",
      description = "more columns; nothing is pretrained again for them")
  private List<String> evaluators = List.of();

  @Option(names = "--batch", split = ",", paramLabel = "N", description = "more batch sizes")
  private List<Integer> batchSizes = List.of();

  @Option(names = "--seeds", split = ",", paramLabel = "N", description = "more seeds")
  private List<Long> seeds = List.of();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "another length of all pretrainings, which are then run anew: a schedule depends on the"
              + " length")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--judged-on",
      paramLabel = "PART",
      description = "judge all encoders on another part, test or validation; nothing is pretrained")
  private Optional<String> judgedOn = Optional.empty();

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
      Supplier<RecordFiles> records) {
    this.tools = new StudyAction.Tools(planner, binder, records);
  }

  @Override
  public Integer call() throws InterruptedException {
    StudyFolder folder = action.runs().existing(study, tools.records().get());
    StudySource source = StudySource.read(folder.path().resolve("study.yaml").toString());
    StudyText text =
        new StudyAddition(objectives, models, datasets, evaluators, batchSizes, seeds, settings)
            .to(source.text(), tools.binder().get());
    Set<String> replaced = new HashSet<>();
    if (epochs.isPresent()) {
      text = text.with("epochs", TextNode.valueOf(epochs.get().toString()), "--epochs");
      replaced.add("epochs");
    }
    if (judgedOn.isPresent()) {
      text = text.with("judgedOn", TextNode.valueOf(judgedOn.get()), "--judged-on");
      replaced.add("judgedOn");
    }
    return action.run(new StudySource(source.name(), text), folder, replaced, spec, tools);
  }
}
