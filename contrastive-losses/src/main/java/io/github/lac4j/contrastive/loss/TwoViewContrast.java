package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.LossValue;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All 2N embeddings of two views as anchors: the other view is the positive, and the rest of both
 * views, or of the other view, are negatives.
 */
final class TwoViewContrast {

  private static final Negatives.Match VIEW_WITH_VIEW = new Negatives.Match(0, 1, true, true);

  /** Negatives from both views. */
  static final List<Negatives.Match> BOTH_VIEWS =
      List.of(
          new Negatives.Match(0, 0, true, true),
          new Negatives.Match(1, 1, true, true),
          VIEW_WITH_VIEW);

  /** Negatives from the view that the anchor is not of. */
  static final List<Negatives.Match> OTHER_VIEW = List.of(VIEW_WITH_VIEW);

  private final double temperature;
  private final boolean coupled;
  private final PositiveWeights positiveWeights;
  private final List<Negatives.Match> matches;

  /**
   * @param coupled whether the positive is in the denominator
   */
  TwoViewContrast(
      double temperature,
      boolean coupled,
      PositiveWeights positiveWeights,
      List<Negatives.Match> matches) {
    this.temperature = temperature;
    this.coupled = coupled;
    this.positiveWeights = positiveWeights;
    this.matches = matches;
  }

  LossValue evaluate(INDArray z1, INDArray z2) {
    UnitRows first = UnitRows.of("z1", z1);
    UnitRows second = UnitRows.of("z2", z2);
    int anchors = 2 * first.rows();
    double[] cosines = first.cosines(second);
    double[] weights = positiveWeights.weights(cosines);
    Negatives negatives = Negatives.of(List.of(first, second), matches, false, temperature);
    double[][] logSums = negatives.logSums();
    Contrast there = new Contrast(logSums[0], cosines, weights, coupled, anchors, temperature);
    Contrast back = new Contrast(logSums[1], cosines, weights, coupled, anchors, temperature);

    double[][] gradients = {first.zeroGradient(), second.zeroGradient()};
    negatives.addGradients(
        new double[][] {there.logDenominators(), back.logDenominators()}, anchors, gradients);
    double[] pairs = positiveWeights.gradientThroughWeights(cosines);
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = pairs[i] / temperature + there.positiveGradient()[i] + back.positiveGradient()[i];
    }
    second.addTo(gradients[0], pairs);
    first.addTo(gradients[1], pairs);
    return new LossValue(
        (there.sum() + back.sum()) / anchors,
        List.of(first.embeddingGradient(gradients[0]), second.embeddingGradient(gradients[1])));
  }
}
