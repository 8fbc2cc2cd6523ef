package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Exchanges left and right.
 *
 * @param probability how often, from 0 to 1
 */
public record RandomHorizontalFlip(double probability) implements ImageOperation {

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not from 0 to 1
   */
  public RandomHorizontalFlip {
    Probability.require(probability);
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    if (random.nextDouble() < probability) {
      flip(image);
    }
  }

  private static void flip(ImageBuffer image) {
    float[] values = image.values();
    int width = image.shape().width();
    for (int row = 0; row < values.length; row += width) {
      for (int left = row, right = row + width - 1; left < right; left++, right--) {
        float former = values[left];
        values[left] = values[right];
        values[right] = former;
      }
    }
  }
}
