package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.evaluation.classifier.LabelledStream;
import io.github.lac4j.evaluation.classifier.LinearClassifier;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a linear classifier on frozen features by stochastic gradient descent, as the papers of
 * contrastive methods do.
 *
 * <p>The encoder is in inference mode, the last epoch counts, and images that do not fill a batch
 * make a shorter one. The papers augment training images by crop and flip before the encoder; here
 * features are computed once without augmentation unless a recipe is named, which costs a pass of
 * the encoder in every epoch. {@link LinearProbe} has no learning rate that could favour one
 * encoder.
 */
public final class SgdProbe implements Evaluator {

  /** The name of the probe with SimCLR's settings. */
  public static final String SIMCLR = "simclr-probe";

  /** The name of the probe with MoCo's settings. */
  public static final String MOCO = "moco-probe";

  /** The name of the probe of one pass. */
  public static final String ONE_EPOCH = "one-epoch-probe";

  private final String name;
  private final SgdProbeConfig config;
  private final Optional<Recipe> recipe;
  private final Executor executor;

  /**
   * Creates the probe.
   *
   * @param name by which studies ask for it
   * @param recipes all recipes by name
   * @param executor what runs the classifier
   * @throws IllegalArgumentException if there is no recipe of the name that the settings have
   */
  public SgdProbe(
      String name, SgdProbeConfig config, Map<String, Recipe> recipes, Executor executor) {
    this.name = requireNonNull(name, "name is null");
    this.config = requireNonNull(config, "config is null");
    this.executor = requireNonNull(executor, "executor is null");
    this.recipe = config.recipe().map(chosen -> RecipeSelection.choose(chosen, recipes));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String protocol() {
    return "linear classifier on raw frozen features, %s; %d epochs, last one counts, batch %d; %s; first weights of deviation %s"
        .formatted(
            recipe
                .map(chosen -> "training images augmented by " + chosen.name() + " in every epoch")
                .orElse("computed once, without augmentation"),
            config.epochs(),
            config.batchSize(),
            config.optimization(),
            config.initialDeviation());
  }

  @Override
  public String meaning() {
    return "how often a linear classifier is right that was trained on the frozen features with all"
        + " labels";
  }

  @Override
  public Evaluation evaluate(Subject subject) {
    Features test = subject.held();
    DataType dataType = recipe.isPresent() ? subject.encoder().dataType() : DataType.FLOAT;
    int rows = subject.fit().rows();
    int batchSize = Math.min(config.batchSize(), rows);
    Seed seed = subject.seed().derive(name);
    Run run =
        new Run(seed, batchSize, (rows - 1) / batchSize + 1, config.epochs(), dataType, executor);
    int[] predictions = new int[test.rows()];
    try (LinearClassifier classifier =
        new LinearClassifier(
            test.dimensions(),
            test.classes(),
            config.initialDeviation(),
            config.optimization(),
            run)) {
      double loss = train(subject, classifier, run);
      for (int from = 0; from < predictions.length; from += Features.BATCH) {
        int to = Math.min(from + Features.BATCH, predictions.length);
        classifier.predict(
            test.batch(IntStream.range(from, to).toArray(), dataType), predictions, from);
      }
      return Evaluation.ofTraining(measure(), loss, test, predictions);
    }
  }

  private String measure() {
    return name.replace('-', ' ') + " top-1";
  }

  /** Returns the loss of the last step. */
  private double train(Subject subject, LinearClassifier classifier, Run run) {
    return recipe.isPresent()
        ? trainThroughEncoder(subject, recipe.get(), classifier, run)
        : trainOnFeatures(subject.fit(), classifier, run);
  }

  private static double trainOnFeatures(Features train, LinearClassifier classifier, Run run) {
    double loss = 0;
    for (int epoch = 0; epoch < run.epochs() && Double.isFinite(loss); epoch++) {
      int[] order = run.seed().derive("order").derive(epoch).permutation(train.rows());
      for (int from = 0; from < order.length && Double.isFinite(loss); from += run.batchSize()) {
        int[] indices =
            Arrays.copyOfRange(order, from, Math.min(from + run.batchSize(), order.length));
        loss = classifier.step(train.batch(indices, run.dataType()), train.labels(indices));
      }
    }
    return loss;
  }

  private static double trainThroughEncoder(
      Subject subject, Recipe recipe, LinearClassifier classifier, Run run) {
    LabelledStream images = new LabelledStream(subject.images().fit(), recipe, run);
    double loss = 0;
    for (int epoch = 0; epoch < run.epochs() && Double.isFinite(loss); epoch++) {
      loss =
          images.forEach(
              epoch, (views, labels) -> classifier.step(subject.encoder().infer(views), labels));
    }
    return loss;
  }
}
