package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Surrounds the image with black pixels and cuts a part of the image's size out of that, each place
 * equally likely: torchvision's {@code RandomCrop(size, padding)}.
 *
 * <p>Equal to {@link RandomTranslation} by the same number of pixels; the name is that of the
 * supervised recipes.
 *
 * @param padding rows and columns added on each side, 0 or more
 */
public record RandomPaddedCrop(int padding) implements ImageOperation {

  /**
   * Checks the padding.
   *
   * @throws IllegalArgumentException if it is negative or above a million
   */
  public RandomPaddedCrop {
    if (padding < 0 || padding > 1_000_000) {
      throw new IllegalArgumentException(
          "The padding is %d pixels; it must be from 0 to 1000000".formatted(padding));
    }
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    int top = random.nextInt(2 * padding + 1);
    int left = random.nextInt(2 * padding + 1);
    RandomTranslation.translate(image, padding - left, padding - top);
  }
}
