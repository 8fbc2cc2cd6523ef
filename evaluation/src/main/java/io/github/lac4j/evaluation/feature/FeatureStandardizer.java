package io.github.lac4j.evaluation.feature;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;

/**
 * Shifts and scales each dimension to mean 0 and deviation 1 over the training features.
 *
 * <p>The deviation divides by N. A dimension that is constant up to the rounding of a float (its
 * deviation is at most a millionth of its largest magnitude) carries no information and becomes 0
 * everywhere, in test features too.
 */
public final class FeatureStandardizer {

  /** Some ten roundings of a float, relative to its size. */
  private static final double CONSTANT = 1e-6;

  private final double[] mean;
  private final double[] inverseDeviation;

  private FeatureStandardizer(double[] mean, double[] inverseDeviation) {
    this.mean = mean;
    this.inverseDeviation = inverseDeviation;
  }

  /** Returns the standardizer of these training features, N x D. */
  public static FeatureStandardizer fit(Features train) {
    requireNonNull(train, "train is null");
    int dimensions = train.dimensions();
    double[] mean = new double[dimensions];
    double[] largest = new double[dimensions];
    for (int row = 0; row < train.rows(); row++) {
      for (int d = 0; d < dimensions; d++) {
        mean[d] += train.value(row, d);
        largest[d] = Math.max(largest[d], Math.abs(train.value(row, d)));
      }
    }
    for (int d = 0; d < dimensions; d++) {
      mean[d] /= train.rows();
    }
    double[] squares = new double[dimensions];
    for (int row = 0; row < train.rows(); row++) {
      for (int d = 0; d < dimensions; d++) {
        double difference = train.value(row, d) - mean[d];
        squares[d] += difference * difference;
      }
    }
    double[] inverseDeviation = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      double deviation = Math.sqrt(squares[d] / train.rows());
      inverseDeviation[d] = deviation <= CONSTANT * largest[d] ? 0 : 1 / deviation;
    }
    return new FeatureStandardizer(mean, inverseDeviation);
  }

  /**
   * Returns the features shifted and scaled by what the training features had.
   *
   * @throws IllegalArgumentException if the number of dimensions differs from the training's
   */
  public Features apply(Features features) {
    requireNonNull(features, "features is null");
    if (features.dimensions() != mean.length) {
      throw new IllegalArgumentException(
          "The standardizer was fitted on %d dimensions, but the features have %d"
              .formatted(mean.length, features.dimensions()));
    }
    float[] result = new float[features.rows() * mean.length];
    IntStream.range(0, features.rows())
        .parallel()
        .forEach(
            row -> {
              for (int d = 0; d < mean.length; d++) {
                result[row * mean.length + d] =
                    (float) ((features.value(row, d) - mean[d]) * inverseDeviation[d]);
              }
            });
    return features.withValues(result, mean.length);
  }
}
