package io.github.lac4j.evaluation.knn;

import io.github.lac4j.evaluation.feature.Features;

/**
 * Features around the mean of the training features, where {@code x y - |y|^2 / 2} orders images y
 * by their distance to x.
 *
 * <p>Moving the mean to zero changes no distance, and leaves less to cancel. Votes are computed
 * from the features themselves, in double precision.
 */
final class EuclideanSpace implements FeatureSpace {

  /** Keeps the vote of an image at distance 0 finite; solo-learn's value. */
  private static final double EPSILON = 1e-5;

  private final double[] mean;

  EuclideanSpace(Features train) {
    mean = new double[train.dimensions()];
    for (int row = 0; row < train.rows(); row++) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += train.value(row, d);
      }
    }
    for (int d = 0; d < mean.length; d++) {
      mean[d] /= train.rows();
    }
  }

  @Override
  public void copyRow(Features features, int row, float[] target) {
    for (int d = 0; d < mean.length; d++) {
      target[d] = (float) (features.value(row, d) - mean[d]);
    }
  }

  @Override
  public float offset(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    return (float) (-squares / 2);
  }

  @Override
  public double vote(Neighbor train, Neighbor test) {
    double squares = 0;
    for (int d = 0; d < mean.length; d++) {
      double difference =
          (double) train.features().value(train.row(), d) - test.features().value(test.row(), d);
      squares += difference * difference;
    }
    return 1 / (Math.sqrt(squares) + EPSILON);
  }
}
