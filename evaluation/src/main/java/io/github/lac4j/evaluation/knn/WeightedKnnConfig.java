package io.github.lac4j.evaluation.knn;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of {@link WeightedKnn}.
 *
 * @param k the most neighbours that vote, 1 or more
 * @param temperature T, by which a cosine is divided before it becomes the exponent of a vote
 * @param distance what is near, and how much a vote counts
 */
public record WeightedKnnConfig(
    @Setting(meaning = "the most neighbours that vote", allowed = "1 or more") int k,
    @Setting(meaning = "T of a vote, exp(cosine / T); no part in euclidean", allowed = "above 0")
        double temperature,
    @Setting(meaning = "what is near: largest cosine, or least Euclidean distance")
        Distance distance) {

  /**
   * The settings of InstDisc's CIFAR script, of MoCo's CIFAR demo and of lightly's benchmark: 200
   * neighbours by cosine, and temperature 0.1.
   */
  public WeightedKnnConfig() {
    this(200, 0.1, Distance.COSINE);
  }

  /**
   * Checks that there can be a vote.
   *
   * @throws IllegalArgumentException if k is below 1, or the temperature is not above 0 and finite
   */
  public WeightedKnnConfig {
    requireNonNull(distance, "distance is null");
    List<String> problems = new ArrayList<>();
    if (k < 1) {
      problems.add("k must be 1 or more, but is " + k);
    }
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      problems.add("temperature must be a finite number above 0, but is " + temperature);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Returns these settings with another number of neighbours and temperature. */
  public WeightedKnnConfig with(int neighbors, double newTemperature) {
    return new WeightedKnnConfig(neighbors, newTemperature, distance);
  }

  /** Returns these settings with another distance. */
  public WeightedKnnConfig with(Distance other) {
    return new WeightedKnnConfig(k, temperature, other);
  }
}
