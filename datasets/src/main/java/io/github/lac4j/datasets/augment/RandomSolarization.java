package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Inverts every value from a threshold on: v becomes 1 - v where v is at least the threshold (Grill
 * et al. 2020; torchvision's {@code solarize}).
 *
 * @param threshold from 0 to 1
 * @param probability how often, from 0 to 1
 */
public record RandomSolarization(double threshold, double probability) implements ImageOperation {

  /** So steep that the smallest difference between two values counts in full. */
  private static final float STEEP = 1e30f;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public RandomSolarization {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "The threshold of solarisation is %s; it must be from 0 to 1".formatted(threshold));
    }
    Probability.require(probability);
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    if (random.nextDouble() < probability) {
      solarize(image.values(), (float) threshold);
    }
  }

  static void solarize(float[] values, float threshold) {
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      // One from the threshold on, otherwise zero: a branch for noise costs twenty times as much.
      float inverted = UnitInterval.clip((value - threshold) * STEEP + 1);
      values[i] = value + inverted * (1 - 2 * value);
    }
  }
}
