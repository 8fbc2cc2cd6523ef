package io.github.lac4j.evaluation.knn;

/**
 * The settings of {@link WeightedKnn}.
 *
 * @param k the most neighbours that vote, 1 or more
 * @param temperature T, by which a cosine is divided before it becomes the exponent of a vote
 */
public record WeightedKnnConfig(int k, double temperature) {

  /**
   * The settings of InstDisc's CIFAR script, of MoCo's CIFAR demo and of lightly's benchmark: 200
   * neighbours and temperature 0.1.
   */
  public WeightedKnnConfig() {
    this(200, 0.1);
  }

  /**
   * Checks that there can be a vote.
   *
   * @throws IllegalArgumentException if k is below 1 or the temperature is not above 0 and finite
   */
  public WeightedKnnConfig {
    if (k < 1) {
      throw new IllegalArgumentException("k must be 1 or more, but is " + k);
    }
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature must be a finite number above 0, but is " + temperature);
    }
  }
}
