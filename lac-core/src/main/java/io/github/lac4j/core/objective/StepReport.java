package io.github.lac4j.core.objective;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What one training step tells its listeners.
 *
 * @param loss the objective's value before the update; its reduction is the objective's
 * @param metrics named numbers, for example {@link #EMBEDDING_DEVIATION}
 */
public record StepReport(double loss, Map<String, Double> metrics) {

  /**
   * Metric: the standard deviation of the unit embeddings over the batch, averaged over dimensions,
   * times the square root of their number. Near 1 for spread embeddings, 0 when all images collapse
   * onto one point (Chen and He 2021, section 4.1).
   */
  public static final String EMBEDDING_DEVIATION = "embedding-deviation";

  /** Metric: the learning rate of the step; where layers have different ones, of most layers. */
  public static final String LEARNING_RATE = "learning-rate";

  /** Metric: the learning rate of the output layer, where it has one of its own. */
  public static final String OUTPUT_LEARNING_RATE = "output-learning-rate";

  /** Metric prefix: the local loss of one layer, followed by the layer's name. */
  public static final String LAYER_LOSS = "layer-loss/";

  /** Reports a loss of embeddings with the metrics that all of them have. */
  public static StepReport of(double loss, double embeddingDeviation, double learningRate) {
    return new StepReport(
        loss, Map.of(EMBEDDING_DEVIATION, embeddingDeviation, LEARNING_RATE, learningRate));
  }

  /** Copies the metrics, so that a report never changes. */
  public StepReport {
    requireNonNull(metrics, "metrics is null");
    metrics = Map.copyOf(metrics);
  }
}
