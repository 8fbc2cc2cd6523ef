package io.github.lac4j.evaluation.knn;

import io.github.lac4j.evaluation.feature.Features;

/**
 * Unit features, whose product is the cosine.
 *
 * @param temperature T, by which a cosine is divided before it becomes the exponent of a vote
 */
record CosineSpace(double temperature) implements FeatureSpace {

  /** Divides by the length; a row of zeros stays zero, at cosine 0 to everything. */
  @Override
  public void copyRow(Features features, int row, float[] target) {
    features.copyRow(row, target, 0);
    double squares = 0;
    for (float value : target) {
      squares += (double) value * value;
    }
    if (squares == 0) {
      return;
    }
    double inverseLength = 1 / Math.sqrt(squares);
    for (int d = 0; d < target.length; d++) {
      target[d] = (float) (target[d] * inverseLength);
    }
  }

  @Override
  public float offset(float[] row) {
    return 0;
  }

  /** Relative to the nearest: the same winner, and no overflow at a low temperature. */
  @Override
  public double vote(Neighbor train, Neighbor test) {
    return Math.exp(((double) train.similarity() - test.similarity()) / temperature);
  }
}
