package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellSpec;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.cell.RunRecord;
import io.github.lac4j.evaluation.study.EntryList;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyCell;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Pretrains one encoder. */
@Command(
    name = "pretrain",
    description = "Pretrain one encoder, and write it as a model file of DL4J.",
    mixinStandardHelpOptions = true)
public final class PretrainCommand implements Callable<Integer> {

  private static final String NAME = "pretrain";

  private final StudyAction.Tools tools;

  @Spec private CommandSpec spec;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      required = true,
      description = "what is learnt")
  private String objective = "";

  @Option(names = "--model", paramLabel = "NAME", required = true, description = "what learns it")
  private String model = "";

  @Option(
      names = "--data",
      paramLabel = "NAME",
      required = true,
      description = "what from: a data set, or folder:PATH for a folder of images")
  private String dataset = "";

  @Option(names = "--epochs", paramLabel = "N", required = true, description = "length of the run")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "images of one step; default: ${DEFAULT-VALUE}")
  private int batchSize = 128;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "where all chance starts; default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "native threads; another number gives other bits; default: ${DEFAULT-VALUE}")
  private int threads = 2;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description =
          "how views are made: a wish or recipe for all, or one for each separated by commas;"
              + " default: what the objective asks for")
  private Optional<String> recipe = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "PART.KEY=VALUE",
      description =
          "a setting of the objective or the model, for example nt-xent.temperature=0.2;"
              + " repeatable")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--init",
      paramLabel = "FILE",
      description =
          "the saved encoder to start from, a model file of DL4J; default: a drawn encoder")
  private Optional<Path> init = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the run's folder; default: runs/pretrain-OBJECTIVE-MODEL-seed-N")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--resume", description = "go on with the run in the folder, if there is one")
  private boolean resume;

  @Option(names = "--json", description = "print how the run went as JSON")
  private boolean json;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Mixin private SkipBroken skipBroken = new SkipBroken();

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  public PretrainCommand(StudyAction.Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() throws InterruptedException {
    Study study;
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      study =
          tools.planner().get().planPretraining(text(), NAME, dataDirectory.location(), progress);
    }
    if (!quiet) {
      study.notes().forEach(note -> spec.commandLine().getErr().println("note: " + note));
    }
    StudyCell cell = study.cells().get(0);
    CellFolder folder =
        new CellFolder(
            out.orElseGet(
                () -> Path.of("runs", "pretrain-%s-%s-seed-%d".formatted(objective, model, seed))),
            tools.records().get());
    folder.requireFree();
    CellTask task = task(study, cell, folder);
    folder.requireHolds(task.cell(), tools.binder().get());
    if (folder.config().isPresent() && folder.result().isEmpty() && !resume) {
      throw new ParameterException(
          spec.commandLine(),
          "%s holds a run that is not finished; go on with it by --resume, or choose another folder with --out"
              .formatted(folder.path()));
    }
    try (StudyProgress progress = StudyProgress.standard(quiet, false)) {
      progress.onStart(1, 0);
      progress.onCellStart(cell);
      tools
          .workers()
          .get()
          .at(dataDirectory.location(), dataDirectory.arguments())
          .run(task, folder, event -> progress.onEvent(cell, event));
    }
    return report(folder, spec.commandLine().getOut());
  }

  /** Returns what is to be done; a shorter run of the same settings is made longer. */
  private CellTask task(Study study, StudyCell cell, CellFolder folder) {
    CellTask task = study.task(cell);
    int stepsPerEpoch = study.datasets().get(0).images().pretraining().size() / batchSize;
    Optional<CellSpec> continued =
        folder.failure().isPresent()
            ? Optional.empty()
            : folder.continued(task.cell(), stepsPerEpoch, tools.binder().get());
    if (continued.isEmpty()) {
      return task;
    }
    int before = folder.config().map(CellSpec::epochs).orElseThrow();
    if (before < epochs) {
      if (!resume) {
        throw new ParameterException(
            spec.commandLine(),
            "%s holds this run with %d epochs; go on to %d by --resume, or choose another folder with --out"
                .formatted(folder.path(), before, epochs));
      }
      folder.lengthen(continued.get());
      spec.commandLine()
          .getErr()
          .println(
              "The run goes on to %d epochs; it was meant to have %d. From here on its learning rate is that of a run of %d epochs: after a cosine that had come down it goes up again, so that the encoder is another one than of a run that had this length from the start. cell.json and run.json say so."
                  .formatted(epochs, before, epochs));
    }
    return task.with(continued.get());
  }

  private int report(CellFolder folder, PrintWriter print) {
    if (folder.failure().isPresent()) {
      spec.commandLine().getErr().println(folder.failure().get().reason());
      return ExitCode.SOFTWARE;
    }
    RunRecord run = folder.run().orElseThrow();
    if (json) {
      print.print(tools.records().get().text(run));
    } else {
      print.println("The encoder is " + folder.encoder());
    }
    return ExitCode.OK;
  }

  private StudyText text() {
    StudyText text =
        StudyText.empty("lac pretrain")
            .select(EntryList.OBJECTIVES, List.of(objective), "--objective")
            .select(EntryList.MODELS, List.of(model), "--model")
            .select(EntryList.DATASETS, List.of(dataset), "--data")
            .with("epochs", IntNode.valueOf(epochs), "--epochs")
            .with("batchSizes", StudyText.list(List.of(batchSize)), "--batch")
            .with("seeds", StudyText.list(List.of(seed)), "--seed")
            .with("threads", IntNode.valueOf(threads), "--threads")
            .with("evaluators", StudyText.list(List.of()), "lac pretrain");
    if (init.isPresent()) {
      text = text.with("init", TextNode.valueOf(init.get().toString()), "--init");
    }
    if (recipe.isPresent()) {
      text = text.withRecipeOfObjectives(recipe.get(), "--recipe");
    }
    return skipBroken.applyTo(
        text.with(settings, "--set", tools.binder().get()), tools.binder().get());
  }
}
