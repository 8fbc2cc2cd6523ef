package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Sets each value with a probability to 0 or 1, either equally likely: a corruption of denoising
 * autoencoders (Vincent et al. 2010).
 *
 * <p>Every channel of a pixel is drawn for itself.
 *
 * @param probability that a value is lost, from 0 to 1
 */
public record SaltAndPepperNoise(double probability) implements ImageOperation {

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public SaltAndPepperNoise {
    Probability.require(probability);
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    float[] values = image.values();
    for (int i = 0; i < values.length; i++) {
      if (random.nextDouble() < probability) {
        values[i] = random.nextBoolean() ? 1 : 0;
      }
    }
  }
}
