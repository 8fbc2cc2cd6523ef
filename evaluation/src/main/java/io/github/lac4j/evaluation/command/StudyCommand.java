package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.report.PlusMinus;
import io.github.lac4j.evaluation.report.ResultJson;
import io.github.lac4j.evaluation.report.ResultTable;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyFile;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudyRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares objectives and prints one table. */
@Command(
    name = "study",
    description =
        "Pretrain one encoder with each objective, judge its features, and print one table.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without options: no pretraining, the BP autoencoder, LAC, InfoNCE, NT-Xent, MoCo and DCL on the",
      "embedded Fashion-MNIST subset. \"lac list\" names everything that can be chosen."
    })
public final class StudyCommand implements Callable<Integer> {

  private final ConfigBinder binder;
  private final StudyPlanner planner;
  private final StudyRunner runner;

  @Spec private CommandSpec spec;

  @Option(names = "--objectives", split = ",", paramLabel = "NAME", description = "the rows")
  private List<String> objectives = List.of();

  @Option(names = "--model", paramLabel = "NAME", description = "the model all rows share")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "the data set, or folder:PATH for a folder of images")
  private Optional<String> dataset = Optional.empty();

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "the augmentation of contrastive rows; default: the data set's own")
  private Optional<String> recipe = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "length of each pretraining")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "images of one step")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--seeds", split = ",", paramLabel = "N", description = "one run for each")
  private List<Long> seeds = List.of();

  @Option(
      names = "--set",
      paramLabel = "PART.KEY=VALUE",
      description =
          "a setting of an objective or the model, for example nt-xent.temperature=0.2; repeatable")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "where the results go as JSON; default: ${DEFAULT-VALUE}",
      defaultValue = "runs/study.json")
  private Path json = Path.of("runs", "study.json");

  @Option(
      names = "--skip-broken",
      description = "leave out pictures of a folder that cannot be read, and list them")
  private boolean skipBroken;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  /** Creates the command. */
  public StudyCommand(ConfigBinder binder, StudyPlanner planner, StudyRunner runner) {
    this.binder = requireNonNull(binder, "binder is null");
    this.planner = requireNonNull(planner, "planner is null");
    this.runner = requireNonNull(runner, "runner is null");
  }

  @Override
  public Integer call() throws IOException {
    StudyFile file = StudyFile.quick(binder, overrides(), allSettings());
    Study study = planner.plan(file.config(), file.settings());
    DataLocation where = dataDirectory.location();
    StudyResult result;
    StudyProgress progress;
    try (TerminalProgress dataProgress = TerminalProgress.standard(quiet)) {
      progress = new StudyProgress(quiet ? line -> {} : System.err::println, dataProgress);
      result = runner.run(study, where, progress);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(new ResultTable(PlusMinus.ASCII).text(result));
    Path absolute = json.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Files.writeString(absolute, new ResultJson().write(result));
    out.println("The same as JSON: " + json);
    out.flush();
    return progress.failures() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private List<String> allSettings() {
    List<String> all = new ArrayList<>(settings);
    if (skipBroken) {
      all.add("folder.skipBroken=true");
    }
    return all;
  }

  private List<String> overrides() {
    List<String> overrides = new ArrayList<>();
    if (!objectives.isEmpty()) {
      overrides.add("objectives=[\"" + String.join("\",\"", objectives) + "\"]");
    }
    model.ifPresent(name -> overrides.add("model=" + name));
    dataset.ifPresent(name -> overrides.add("dataset=" + name));
    recipe.ifPresent(name -> overrides.add("recipe=" + name));
    epochs.ifPresent(count -> overrides.add("epochs=" + count));
    batch.ifPresent(count -> overrides.add("batchSize=" + count));
    if (!seeds.isEmpty()) {
      overrides.add("seeds=" + seeds);
    }
    return overrides;
  }
}
