package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.matrix.MatrixMemory;
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
    try (MatrixMemory memory = new MatrixMemory()) {
      Sides sides =
          Sides.of(
              memory,
              temperature,
              matches,
              new Sides.Embedded("z1", z1),
              new Sides.Embedded("z2", z2));
      int anchors = Math.toIntExact(2 * z1.size(0));
      double[] cosines = sides.cosines(0, 1);
      double[] weights = positiveWeights.weights(cosines);
      double[][] logSums = sides.negatives().logSums();
      Contrast there = new Contrast(logSums[0], cosines, weights, coupled, anchors, temperature);
      Contrast back = new Contrast(logSums[1], cosines, weights, coupled, anchors, temperature);

      sides
          .negatives()
          .addGradients(new double[][] {there.logDenominators(), back.logDenominators()}, anchors);
      double[] pairs = positiveWeights.gradientThroughWeights(cosines);
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] =
            pairs[i] / temperature + there.positiveGradient()[i] + back.positiveGradient()[i];
      }
      sides.addToGradient(0, pairs, 1);
      sides.addToGradient(1, pairs, 0);
      return new LossValue(
          (there.sum() + back.sum()) / anchors,
          List.of(sides.takeGradient(0), sides.takeGradient(1)));
    }
  }
}
