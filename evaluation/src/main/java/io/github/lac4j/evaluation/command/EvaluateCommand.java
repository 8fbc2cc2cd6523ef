package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.cell.EncoderEvaluation;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.saved.ModelFile;
import io.github.lac4j.evaluation.saved.SavedModel;
import io.github.lac4j.evaluation.study.EntryList;
import io.github.lac4j.evaluation.study.StudyCell;
import io.github.lac4j.evaluation.study.StudyConfig;
import io.github.lac4j.evaluation.study.StudyText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges one saved encoder. */
@Command(
    name = "evaluate",
    description = {
      "Judge a saved encoder: any ComputationGraph or MultiLayerNetwork that DL4J's ModelSerializer"
          + " wrote.",
      "Its output, in inference mode, is taken as the features. The file need not be trusted.",
      "An encoder in the folder of a study is judged as the study judges."
    },
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

  private static final long DEFAULT_SEED = 1;

  private final Supplier<Catalog> catalog;
  private final Supplier<ConfigBinder> binder;
  private final Supplier<RecordFiles> records;
  private final Supplier<Executor> executor;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "the model file, a zip archive")
  private Path model = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description =
          "what it is judged on: a data set, or folder:PATH for a folder of images; default: what"
              + " the study judges on")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--like",
      paramLabel = "STUDY",
      description =
          "judge as a study does, by name or folder: its evaluators, images and validation part;"
              + " default: the study in whose folder the model lies")
  private Optional<String> like = Optional.empty();

  @Mixin private RunsDirectory runs = new RunsDirectory();

  @Option(
      names = "--evaluators",
      split = ",",
      paramLabel = "NAME",
      description = "what judges it; default: what judges in the study, or knn,linear-probe")
  private List<String> evaluators = List.of();

  @Option(
      names = "--set",
      paramLabel = "PART.KEY=VALUE",
      description =
          "a setting of an evaluator or the data set, for example knn.k=20 or folder.size=64;"
              + " repeatable")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "where the chance of evaluators starts; default: the seed of the study's cell, or 1")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Mixin private SkipBroken skipBroken = new SkipBroken();

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  public EvaluateCommand(
      Supplier<Catalog> catalog,
      Supplier<ConfigBinder> binder,
      Supplier<RecordFiles> records,
      Supplier<Executor> executor) {
    this.catalog = catalog;
    this.binder = binder;
    this.records = records;
    this.executor = executor;
  }

  @Override
  public Integer call() {
    Optional<JudgedAlike> study =
        like.isPresent()
            ? Optional.of(JudgedAlike.of(runs.existing(like.get(), records.get()), binder.get()))
            : JudgedAlike.around(model, records.get(), binder.get());
    String dataset = dataset(study);
    boolean sameImages = study.flatMap(alike -> alike.dataset(dataset)).isPresent();
    StudyConfig config = config(study, dataset);
    List<Chosen<Evaluator>> chosen = config.evaluators().stream().map(this::evaluator).toList();
    StudyConfig.Entry entry = config.datasets().get(0);
    DatasetDefinition definition = catalog.get().dataset(entry.name(), entry.ownSettings()).value();
    long start =
        seed.or(() -> study.flatMap(JudgedAlike::cell).map(StudyCell::seed)).orElse(DEFAULT_SEED);
    Executor runner = executor.get();
    SavedModel saved = ModelFile.read(model);
    PrintWriter out = spec.commandLine().getOut();
    EvaluationImages images;
    List<Judgement> judgements = new ArrayList<>();
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      DatasetSplits whole = definition.open(dataDirectory.location(), progress);
      CellImages cut = CellImages.of(whole, sameImages ? config.validation() : Optional.empty());
      CellImages.HeldOut heldOut = sameImages ? config.judgedOn() : CellImages.HeldOut.TEST;
      images = cut.judged(heldOut);
      try (Network encoder = saved.network(runner, images.held().shape())) {
        EncoderEvaluation evaluation =
            new EncoderEvaluation(
                encoder, cut, new Seed(start), name -> progress.note(name + " ..."));
        for (Chosen<Evaluator> evaluator : chosen) {
          Evaluation found = evaluation.evaluate(evaluator, heldOut);
          judgements.add(
              new Judgement(
                  evaluator.choice(),
                  evaluator.value().protocol(),
                  found.measures(),
                  found.notes()));
        }
      }
    }
    Report report =
        new Report(
            model.toString(),
            saved.parameters().length(),
            entry.title(),
            images.fit().fingerprint(),
            images.held().fingerprint(),
            start,
            Software.current(runner),
            judgements);
    if (json) {
      out.print(records.get().text(report));
    } else {
      study.ifPresent(
          alike ->
              out.println(
                  "judged as the study in %s judges%s"
                      .formatted(alike.folder(), sameImages ? "" : ", but on other images")));
      print(report, images, out);
    }
    return ExitCode.OK;
  }

  private String dataset(Optional<JudgedAlike> study) {
    return data.or(() -> study.map(alike -> alike.onlyDataset().name()))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "Say with --data what the model is judged on, or with --like which study it is"
                        + " judged like"));
  }

  /** Returns what judges, and on what, with all settings. */
  private StudyConfig config(Optional<JudgedAlike> study, String dataset) {
    StudyText text = study.map(JudgedAlike::text).orElseGet(() -> StudyText.empty("lac evaluate"));
    String known =
        study.flatMap(alike -> alike.dataset(dataset)).map(StudyConfig.Entry::name).orElse(dataset);
    text = text.select(EntryList.DATASETS, List.of(known), "--data");
    if (!evaluators.isEmpty()) {
      text = text.select(EntryList.EVALUATORS, evaluators, "--evaluators");
    }
    requireKnown(text.config(binder.get()).evaluators(), dataset);
    return skipBroken
        .applyTo(text.with(settings, "--set", binder.get()), binder.get())
        .config(binder.get());
  }

  private void requireKnown(List<StudyConfig.Entry> judging, String dataset) {
    String dataPart = ImageFolder.isNamedBy(dataset) ? ImageFolder.NAME : dataset;
    List<String> names = new ArrayList<>();
    judging.forEach(entry -> names.add(entry.title()));
    for (Entry<String, JsonNode> part : binder.get().tree(settings).properties()) {
      boolean known =
          names.contains(part.getKey())
              || judging.stream().anyMatch(entry -> entry.name().equals(part.getKey()))
              || part.getKey().equals(dataPart);
      if (!known || !part.getValue().isObject()) {
        throw new IllegalArgumentException(
            "There are settings for \"%s\", but the evaluators are %s and the data set is %s; write --set PART.KEY=VALUE%s"
                .formatted(
                    part.getKey(),
                    String.join(", ", names),
                    dataPart,
                    Spelling.nearest(part.getKey(), names)
                        .map("; did you mean %s?"::formatted)
                        .orElse("")));
      }
    }
  }

  private Chosen<Evaluator> evaluator(StudyConfig.Entry entry) {
    return catalog
        .get()
        .evaluator(entry.name(), entry.ownSettings())
        .askedBy("--evaluators", entry.label());
  }

  private static void print(Report report, EvaluationImages images, PrintWriter out) {
    out.println(
        "%s, %d parameters, on %s: fitted on %d images, judged on %d"
            .formatted(
                report.model(),
                report.parameters(),
                report.data(),
                images.fit().size(),
                images.held().size()));
    report
        .judgements()
        .forEach(
            judgement ->
                out.println(
                    "%s: %s".formatted(judgement.evaluator().name(), judgement.protocol())));
    report.judgements().stream()
        .flatMap(judgement -> judgement.notes().stream())
        .forEach(note -> out.println("note: " + note));
    for (Judgement judgement : report.judgements()) {
      judgement.measures().forEach(measure -> out.println("  " + measure.text()));
    }
  }

  /**
   * What an evaluator found out about a model.
   *
   * @param evaluator its name and settings
   * @param protocol how it judges, in words
   * @param measures the numbers, in its own order
   * @param notes what a reader should know beside the numbers, for example that a fit did not
   *     converge
   */
  record Judgement(Choice evaluator, String protocol, List<Measure> measures, List<String> notes) {}

  /**
   * Everything that was found out about a model, and what it was found with.
   *
   * @param model the file
   * @param parameters how many numbers the model has
   * @param data name of the data set
   * @param fittedOn digest of the images that evaluators were fitted on
   * @param images digest of the images that the numbers are of
   * @param seed where the chance of evaluators started
   * @param software versions of the programs
   * @param judgements what each evaluator found
   */
  record Report(
      String model,
      long parameters,
      String data,
      String fittedOn,
      String images,
      long seed,
      Software software,
      List<Judgement> judgements) {}
}
