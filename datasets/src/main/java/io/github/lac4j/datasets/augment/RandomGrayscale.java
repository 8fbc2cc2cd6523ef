package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Takes the colour out of an image: all three channels become 0.299 R + 0.587 G + 0.114 B.
 *
 * <p>An image of one channel stays as it is.
 *
 * @param probability how often, from 0 to 1
 */
public record RandomGrayscale(double probability) implements ImageOperation {

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public RandomGrayscale {
    Probability.require(probability);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the image has neither one nor three channels
   */
  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    boolean chosen = random.nextDouble() < probability;
    if (Luminance.isColour(image.shape()) && chosen) {
      image.colorPlanes().replaceByGrey(image.values());
    }
  }
}
