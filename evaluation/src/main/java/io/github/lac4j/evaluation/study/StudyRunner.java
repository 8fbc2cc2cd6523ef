package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.health.HealthLimits;
import io.github.lac4j.core.health.HealthListener;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.training.Pretraining;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingSummary;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.measure.PeakMemory;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Runs a study cell by cell: pretrain, take the features of the last epoch, let the evaluators
 * judge.
 *
 * <p>For one seed every objective starts from the same encoder and sees the images in the same
 * order.
 */
public final class StudyRunner {

  private static final DataType DATA_TYPE = DataType.FLOAT;

  private final Executor executor;
  private final Map<String, Recipe> recipes;
  private final int workers;

  /**
   * Creates a runner.
   *
   * @param executor what runs the networks
   * @param recipes all recipes by name
   * @param workers threads that render views
   */
  public StudyRunner(Executor executor, Map<String, Recipe> recipes, int workers) {
    this.executor = requireNonNull(executor, "executor is null");
    this.recipes = Map.copyOf(recipes);
    this.workers = workers;
  }

  /**
   * Runs all cells of a study.
   *
   * <p>A pretraining that diverges or collapses leaves its cell out of the table, and a line under
   * the protocol that says what happened; the other cells go on.
   *
   * @param where the folders to look for the data set in
   * @throws IllegalArgumentException if the data set has fewer images than a batch
   */
  public StudyResult run(Study study, DataLocation where, StudyListener listener) {
    DatasetSplits splits = study.dataset().open(where, listener.dataProgress());
    requireFullBatch(study, splits.pretraining());
    List<CellResult> cells = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    int number = 0;
    int count = study.rows().size() * study.seeds().size();
    for (Study.Row row : study.rows()) {
      for (long seed : study.seeds()) {
        List<TrainingListener> listeners =
            listener.onCellStart(row.objective().name(), seed, ++number, count);
        try {
          CellResult cell = runCell(study, row, splits, seed, listeners, listener);
          listener.onCellEnd(cell);
          cells.add(cell);
        } catch (UnhealthyTrainingException e) {
          listener.onCellFailed(row.objective().name(), seed, e);
          failures.add(
              "not finished: %s, seed %d: %s"
                  .formatted(row.objective().name(), seed, e.getMessage()));
        }
      }
    }
    Protocol protocol = new Protocol(study, splits, executor.name());
    List<String> lines = new ArrayList<>(protocol.lines());
    lines.addAll(failures);
    return new StudyResult(cells, lines, protocol.versions(), fingerprints(splits));
  }

  private static Map<String, String> fingerprints(DatasetSplits splits) {
    String name = splits.train().name();
    Map<String, String> fingerprints = new LinkedHashMap<>();
    fingerprints.put(name + "/train", splits.train().fingerprint());
    fingerprints.put(name + "/test", splits.test().fingerprint());
    splits
        .unlabelled()
        .ifPresent(images -> fingerprints.put(name + "/unlabelled", images.fingerprint()));
    return fingerprints;
  }

  private static void requireFullBatch(Study study, ImageDataset train) {
    if (study.batchSize() > train.size()) {
      throw new IllegalArgumentException(
          "A batch of %d images cannot be filled from the %d of %s; choose a batch size of at most %d"
              .formatted(study.batchSize(), train.size(), train.name(), train.size()));
    }
  }

  private CellResult runCell(
      Study study,
      Study.Row row,
      DatasetSplits splits,
      long seedValue,
      List<TrainingListener> listeners,
      StudyListener listener) {
    Seed seed = new Seed(seedValue);
    ImageDataset train = splits.train();
    Run run =
        new Run(
            seed,
            study.batchSize(),
            splits.pretraining().size() / study.batchSize(),
            study.epochs(),
            DATA_TYPE,
            executor);
    // Frees what the cell before has left, which would count as this one's memory.
    System.gc();
    try (PeakMemory memory = PeakMemory.start();
        Learner learner = row.objective().bind(study.model(), train.shape(), run)) {
      Pretrained pretrained = pretrain(study, row, splits.pretraining(), run, learner, listeners);
      double peak = memory.peakMegabytes();
      if (pretrained.steps() > 0) {
        listener.onPretrained(pretrained.seconds(), pretrained.waitingSeconds());
      }
      Subject subject = new PretrainedEncoder(learner.encoder(), splits, seed);
      List<Measure> measures = new ArrayList<>();
      for (Evaluator evaluator : study.evaluators()) {
        measures.addAll(evaluator.evaluate(subject).measures());
      }
      return new CellResult(
          row.objective().name(),
          study.model().name(),
          train.name(),
          seedValue,
          measures,
          pretrained.seconds(),
          peak,
          pretrained.steps(),
          pretrained.lastLoss());
    }
  }

  private record Pretrained(
      double seconds, double waitingSeconds, long steps, OptionalDouble lastLoss) {}

  private Pretrained pretrain(
      Study study,
      Study.Row row,
      ImageDataset train,
      Run run,
      Learner learner,
      List<TrainingListener> listeners) {
    ViewPlan plan = row.objective().views();
    if (plan.count() == 0) {
      return new Pretrained(0, 0, 0, OptionalDouble.empty());
    }
    ViewLoader loader =
        new ViewLoader(
            train,
            recipeOf(study, plan),
            plan.count(),
            study.batchSize(),
            run.seed().derive("views"),
            DATA_TYPE,
            workers);
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.add(new HealthListener(HealthLimits.standard()));
    TrainingSummary summary = new Pretraining(learner, loader, study.epochs(), all).run();
    return new Pretrained(
        summary.seconds(),
        loader.waitingSeconds(),
        summary.steps(),
        OptionalDouble.of(summary.lastLoss()));
  }

  private Recipe recipeOf(Study study, ViewPlan plan) {
    return switch (plan.augmentation()) {
      case NONE -> recipes.get(study.dataset().recipe(plan.augmentation()));
      case CONTRASTIVE ->
          study.recipe().orElseGet(() -> recipes.get(study.dataset().recipe(plan.augmentation())));
    };
  }
}
