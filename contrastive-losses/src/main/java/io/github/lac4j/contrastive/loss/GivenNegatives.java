package io.github.lac4j.contrastive.loss;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Queries with one positive each and negatives that all of them share. */
final class GivenNegatives {

  private final UnitRows queries;
  private final UnitRows positives;
  private final INDArray queryMatrix;
  private final INDArray negatives;
  private final Contrast contrast;

  /** Evaluates the contrast of queries and positives, N x D, with unit negatives, M x D. */
  GivenNegatives(UnitRows queries, UnitRows positives, INDArray negatives, double temperature) {
    this.queries = queries;
    this.positives = positives;
    this.negatives = negatives;
    this.queryMatrix = queries.matrix();
    double[] cosines = new double[queries.rows()];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = queries.cosine(i, positives, i);
    }
    double[] weights = new double[cosines.length];
    Arrays.fill(weights, 1);
    this.contrast =
        Contrast.of(
            queryMatrix, negatives, cosines, weights, true, Contrast.Exclusions.NONE, temperature);
  }

  double value() {
    return contrast.value();
  }

  INDArray queryGradient() {
    double[] gradient = queries.zeroGradient();
    contrast.addAnchorGradient(negatives, gradient);
    for (int i = 0; i < queries.rows(); i++) {
      positives.addTo(gradient, i, contrast.positiveGradient()[i], i);
    }
    return queries.embeddingGradient(gradient, 0, queries.rows());
  }

  INDArray positiveGradient() {
    double[] gradient = positives.zeroGradient();
    for (int i = 0; i < positives.rows(); i++) {
      queries.addTo(gradient, i, contrast.positiveGradient()[i], i);
    }
    return positives.embeddingGradient(gradient, 0, positives.rows());
  }

  /** Returns the gradient of the negatives before they were scaled to length one. */
  INDArray negativeGradient(UnitRows unscaled) {
    double[] gradient = unscaled.zeroGradient();
    contrast.addCandidateGradient(queryMatrix, gradient);
    return unscaled.embeddingGradient(gradient, 0, unscaled.rows());
  }
}
