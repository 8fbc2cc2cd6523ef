package io.github.lac4j.evaluation.finetune;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.PlainBatches;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.evaluation.classifier.LabelledStream;
import io.github.lac4j.evaluation.classifier.LinearClassifier;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.feature.Features;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a copy of an encoder and a linear layer on top with labels, and tests both. */
final class FineTuner {

  private static final Logger LOGGER = LoggerFactory.getLogger(FineTuner.class);

  private final FineTuningConfig config;
  private final Recipe recipe;
  private final Executor executor;

  /**
   * @param recipes all recipes by name
   * @param executor what runs the linear layer
   * @throws IllegalArgumentException if there is no recipe of the name that the settings have
   */
  FineTuner(FineTuningConfig config, Map<String, Recipe> recipes, Executor executor) {
    this.config = config;
    this.recipe = RecipeSelection.choose(config.recipe(), recipes);
    this.executor = executor;
  }

  /** States every parameter in one line. */
  String protocol() {
    return "all layers and a linear classifier trained for %d epochs, last one counts, batch %d, images augmented by %s; encoder: %s; classifier: %s; its first weights of deviation %s"
        .formatted(
            config.epochs(),
            config.batchSize(),
            recipe.name(),
            config.encoder(),
            config.classifier(),
            config.initialDeviation());
  }

  /**
   * Trains and tests.
   *
   * @param pretrained not changed
   * @param features of the test images, whose width, classes and labels count
   * @param measure the name of the accuracy
   */
  Evaluation evaluate(
      Network pretrained,
      ImageDataset train,
      ImageDataset test,
      Features features,
      Seed seed,
      String measure) {
    int batchSize = Math.min(config.batchSize(), train.size());
    Run run =
        new Run(
            seed,
            batchSize,
            (train.size() - 1) / batchSize + 1,
            config.epochs(),
            pretrained.dataType(),
            executor);
    try (Network encoder = pretrained.copy();
        LinearClassifier classifier =
            new LinearClassifier(
                features.dimensions(),
                features.classes(),
                config.initialDeviation(),
                config.classifier(),
                run)) {
      double loss = train(encoder, classifier, new LabelledStream(train, recipe, run), run);
      int[] predictions = predict(encoder, classifier, test, run);
      return Evaluation.ofTraining(measure, loss, features, predictions);
    }
  }

  private double train(
      Network encoder, LinearClassifier classifier, LabelledStream images, Run run) {
    ScheduledOptimizer optimizer =
        new ScheduledOptimizer(config.encoder(), List.of(encoder.parameters()), run);
    double loss = 0;
    for (int epoch = 0; epoch < run.epochs() && Double.isFinite(loss); epoch++) {
      loss =
          images.forEach(
              epoch, (views, labels) -> step(encoder, classifier, optimizer, views, labels));
      LOGGER.info("Fine-tuning: epoch {} of {}, last loss {}", epoch + 1, run.epochs(), loss);
    }
    return loss;
  }

  private static double step(
      Network encoder,
      LinearClassifier classifier,
      ScheduledOptimizer optimizer,
      INDArray views,
      int[] labels) {
    double loss;
    try (Pass pass = encoder.whole().forward(views, Statistics.BATCH_AND_MOVE)) {
      loss =
          classifier.step(
              pass.output().array(), labels, gradient -> pass.backwardParameters(gradient, false));
    }
    optimizer.step();
    return loss;
  }

  private static int[] predict(
      Network encoder, LinearClassifier classifier, ImageDataset test, Run run) {
    int[] predictions = new int[test.size()];
    int offset = 0;
    for (INDArray batch : new PlainBatches(test, Features.BATCH, run.dataType())) {
      classifier.predict(encoder.infer(batch), predictions, offset);
      offset += Math.toIntExact(batch.size(0));
    }
    return predictions;
  }
}
