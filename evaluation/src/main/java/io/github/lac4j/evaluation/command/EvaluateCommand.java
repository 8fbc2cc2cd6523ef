package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.saved.ModelFile;
import io.github.lac4j.evaluation.saved.ModelJudge;
import io.github.lac4j.evaluation.saved.ModelJudgement;
import io.github.lac4j.evaluation.saved.ModelReport;
import io.github.lac4j.evaluation.saved.SavedModel;
import io.github.lac4j.evaluation.store.RecordFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges one saved encoder. */
@Command(
    name = "evaluate",
    description = {
      "Judge a saved encoder: any ComputationGraph that DL4J's ModelSerializer wrote.",
      "Its output, in inference mode, is taken as the features. The file need not be trusted."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

  private static final String FOLDER = "folder";

  private final Catalog catalog;
  private final ConfigBinder binder;
  private final RecordFiles records;
  private final Executor executor;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "the model file, a zip archive")
  private Path model = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "NAME",
      required = true,
      description = "what it is judged on: a data set, or folder:PATH for a folder of images")
  private String dataset = "";

  @Option(
      names = "--evaluators",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "knn,linear-probe",
      description = "what judges it; default: ${DEFAULT-VALUE}")
  private List<String> evaluators = List.of();

  @Option(
      names = "--set",
      paramLabel = "PART.KEY=VALUE",
      description =
          "a setting of an evaluator or the data set, for example knn.k=20 or folder.size=64; repeatable")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "where the chance of evaluators starts; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  /** Creates the command. */
  public EvaluateCommand(
      Catalog catalog, ConfigBinder binder, RecordFiles records, Executor executor) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.binder = requireNonNull(binder, "binder is null");
    this.records = requireNonNull(records, "records is null");
    this.executor = requireNonNull(executor, "executor is null");
  }

  @Override
  public Integer call() {
    ObjectNode given = settings();
    List<Chosen<Evaluator>> chosen =
        evaluators.stream()
            .map(name -> catalog.evaluator(name, given.withObjectProperty(name)))
            .toList();
    DatasetDefinition data = catalog.dataset(dataset, given.withObjectProperty(dataPart())).value();
    SavedModel saved = ModelFile.read(model);
    PrintWriter out = spec.commandLine().getOut();
    try (TerminalProgress progress = TerminalProgress.standard(quiet);
        Network encoder = saved.network(executor)) {
      DatasetSplits images = data.open(dataDirectory.location(), progress);
      List<ModelJudgement> judgements =
          new ModelJudge(chosen)
              .judge(encoder, images, new Seed(seed), name -> progress.note(name + " ..."));
      ModelReport report =
          new ModelReport(
              model.toString(),
              saved.parameters().length(),
              dataset,
              images.train().fingerprint(),
              images.test().fingerprint(),
              seed,
              Software.current(executor),
              judgements);
      if (json) {
        out.print(records.text(report));
      } else {
        print(report, images, out);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private ObjectNode settings() {
    ObjectNode given = binder.tree(settings);
    for (Entry<String, JsonNode> part : given.properties()) {
      boolean known = evaluators.contains(part.getKey()) || part.getKey().equals(dataPart());
      if (!known || !part.getValue().isObject()) {
        throw new IllegalArgumentException(
            "There are settings for \"%s\", but the evaluators are %s and the data set is %s; write --set PART.KEY=VALUE"
                .formatted(part.getKey(), String.join(", ", evaluators), dataPart()));
      }
    }
    return given;
  }

  private String dataPart() {
    return ImageFolder.isNamedBy(dataset) ? FOLDER : dataset;
  }

  private static void print(ModelReport report, DatasetSplits images, PrintWriter out) {
    out.println(
        "%s, %d parameters, on %s: fitted on %d images, judged on %d"
            .formatted(
                report.model(),
                report.parameters(),
                report.data(),
                images.train().size(),
                images.test().size()));
    for (ModelJudgement judgement : report.judgements()) {
      judgement.measures().forEach(measure -> out.println("  " + MeasureText.of(measure)));
    }
    report
        .judgements()
        .forEach(
            judgement ->
                out.println(
                    "%s: %s".formatted(judgement.evaluator().name(), judgement.protocol())));
    report.judgements().stream()
        .flatMap(judgement -> judgement.notes().stream())
        .forEach(note -> out.println("note: " + note));
  }
}
