package io.github.lac4j.evaluation.knn;

import io.github.lac4j.core.vector.SumOfSquares;
import io.github.lac4j.evaluation.feature.Features;

/**
 * How features are laid out so that a product with an offset, {@code query x image + offset},
 * orders training images from the farthest to the nearest.
 */
interface FeatureSpace {

  /** Copies one row as products need it. */
  void copyRow(Features features, int row, float[] target);

  /** Returns what is added to each product with a row that was copied so. */
  float offset(float[] row);

  /**
   * Returns what the vote of a training image counts.
   *
   * @param train a row of the training features, and its similarity
   * @param test a row of the test features, and the similarity of its nearest training image
   */
  double vote(Neighbor train, Neighbor test);

  /**
   * A row of some features, and a similarity.
   *
   * @param features the features
   * @param row the row
   * @param similarity the product and its offset
   */
  record Neighbor(Features features, int row, float similarity) {}

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
      double squares = SumOfSquares.of(target, target.length);
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

  /**
   * Features around the mean of the training features, where {@code x y - |y|^2 / 2} orders images
   * y by their distance to x.
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
      return (float) (-SumOfSquares.of(row, row.length) / 2);
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
}
