package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Sets each value to zero with a probability, independently of the others: the corruption of
 * denoising autoencoders (Vincent et al. 2008).
 *
 * <p>Every channel of a pixel is drawn for itself.
 *
 * @param probability that a value is lost, from 0 to 1; the paper tries 0.1, 0.25 and 0.4
 */
public record MaskingNoise(double probability) implements ImageOperation {

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public MaskingNoise {
    Probability.require(probability);
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    float[] values = image.values();
    for (int i = 0; i < values.length; i++) {
      if (random.nextDouble() < probability) {
        values[i] = 0;
      }
    }
  }
}
