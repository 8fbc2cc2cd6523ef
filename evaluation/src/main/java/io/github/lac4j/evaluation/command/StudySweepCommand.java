package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.execution.Workers;
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudySweep;
import io.github.lac4j.evaluation.study.StudyText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries several values of settings of a study. */
@Command(
    name = "sweep",
    description = {
      "Try several values of a setting: a study of its own, whose rows are the values.",
      "It is judged on validation images unless --judged-on says otherwise."
    },
    mixinStandardHelpOptions = true)
public final class StudySweepCommand implements Callable<Integer> {

  private static final String VALIDATION = "validation";

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "a study that was run, a ready-made one, or the path of a YAML file")
  private String study = "";

  @Option(
      names = "--set",
      required = true,
      paramLabel = "PART.KEY=VALUE,...",
      description =
          "values of a setting of an objective or a model, for example nt-xent.temperature=0.1,0.2;"
              + " repeatable, for all combinations")
  private List<String> settings = new ArrayList<>();

  @Mixin private StudyRuns runs = new StudyRuns();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the sweep and its folder are called; default: STUDY-PART.KEY")
  private Optional<String> name = Optional.empty();

  @Mixin private StudyAction action = new StudyAction();

  /** Creates the command. */
  public StudySweepCommand(
      Supplier<StudyPlanner> planner,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<Workers> workers) {
    this.tools = new StudyAction.Tools(planner, binder, records, workers);
  }

  @Override
  public Integer call() throws InterruptedException {
    StudySource source = source();
    StudySweep sweep = new StudySweep(settings);
    StudyText text = runs.withSeeds(runs.withEpochs(sweep.of(source.text(), tools.binder().get())));
    if (runs.judgedOn().orElse(VALIDATION).equals(VALIDATION)) {
      text = StudySweep.onValidationImages(text);
      spec.commandLine()
          .getOut()
          .println(
              "Judged on validation images, which are kept out of pretraining, because no setting"
                  + " is chosen on test images.");
    } else {
      text = runs.withJudgedOn(text);
    }
    text =
        text.with(
                "name",
                TextNode.valueOf(name.orElseGet(() -> sweep.name(source.title()))),
                "--name")
            .with(
                "description",
                TextNode.valueOf(
                    "%s of the study %s".formatted(String.join("; ", settings), source.title())),
                "lac study sweep");
    return action.run(new StudySource(source.name(), text), spec, tools);
  }

  /** Returns the study that was run under the name, or else the one that is written there. */
  private StudySource source() {
    for (Path folder : List.of(action.runs().path().resolve(study), Path.of(study))) {
      Path file = folder.resolve("study.yaml");
      if (Files.exists(file)) {
        return StudySource.read(file.toString());
      }
    }
    return StudySource.read(study);
  }
}
