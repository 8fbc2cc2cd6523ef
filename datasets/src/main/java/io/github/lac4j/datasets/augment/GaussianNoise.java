package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Adds independent normal noise to every value and clips to [0, 1].
 *
 * @param standardDeviation of the noise, in units of the full range of values; 0 or more
 */
public record GaussianNoise(double standardDeviation) implements ImageOperation {

  /**
   * Checks the deviation.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public GaussianNoise {
    if (!(standardDeviation >= 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The standard deviation of the noise is %s; it must be 0 or more"
              .formatted(standardDeviation));
    }
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    float[] values = image.values();
    for (int i = 0; i < values.length; i++) {
      float noisy = (float) (values[i] + standardDeviation * random.nextGaussian());
      values[i] = UnitInterval.clip(noisy);
    }
  }
}
