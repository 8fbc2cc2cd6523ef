package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.LossValue;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All 2N embeddings of two views as anchors: the other view is the positive, the rest are
 * negatives.
 */
final class TwoViewContrast {

  private final double temperature;
  private final boolean coupled;
  private final PositiveWeights positiveWeights;

  /**
   * @param coupled whether the positive is in the denominator
   */
  TwoViewContrast(double temperature, boolean coupled, PositiveWeights positiveWeights) {
    this.temperature = temperature;
    this.coupled = coupled;
    this.positiveWeights = positiveWeights;
  }

  LossValue evaluate(INDArray z1, INDArray z2) {
    UnitRows first = UnitRows.of("z1", z1);
    UnitRows second = UnitRows.of("z2", z2);
    UnitRows both = first.followedBy(second);
    int n = first.rows();
    double[] cosines = new double[n];
    for (int i = 0; i < n; i++) {
      cosines[i] = first.cosine(i, second, i);
    }
    INDArray matrix = both.matrix();
    Contrast contrast =
        Contrast.of(
            matrix,
            matrix,
            twice(cosines),
            twice(positiveWeights.weights(cosines)),
            coupled,
            anchor -> new int[] {anchor % n, anchor % n + n},
            temperature);
    double[] gradient = both.zeroGradient();
    contrast.addAnchorGradient(matrix, gradient);
    contrast.addCandidateGradient(matrix, gradient);
    double[] throughWeights = positiveWeights.gradientThroughWeights(cosines);
    for (int i = 0; i < n; i++) {
      double pair =
          contrast.positiveGradient()[i]
              + contrast.positiveGradient()[i + n]
              + throughWeights[i] / temperature;
      both.addTo(gradient, i, pair, i + n);
      both.addTo(gradient, i + n, pair, i);
    }
    return new LossValue(
        contrast.value(),
        List.of(
            both.embeddingGradient(gradient, 0, n), both.embeddingGradient(gradient, n, 2 * n)));
  }

  private static double[] twice(double[] values) {
    double[] all = new double[2 * values.length];
    System.arraycopy(values, 0, all, 0, values.length);
    System.arraycopy(values, 0, all, values.length, values.length);
    return all;
  }
}
