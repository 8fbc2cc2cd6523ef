package io.github.lac4j.datasets.augment;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.random.RandomGenerator;

/**
 * Cuts out a random part of the image and enlarges it to the size of the image.
 *
 * <p>The part's area is a uniform fraction of the image's, its aspect ratio (width / height) is
 * log-uniform, its place is uniform; after ten tries that do not fit, the largest centred part with
 * an allowed aspect ratio is taken (Szegedy et al. 2015; the details are those of torchvision's
 * {@code RandomResizedCrop}). The part is enlarged bilinearly, with the pixels' centres at
 * half-integers. Because the part never exceeds the image, no side ever shrinks, and filtering
 * against aliasing, which torchvision does when it shrinks, would change nothing.
 *
 * @param area the fraction of the image's area, within (0, 1]
 * @param aspect the aspect ratio, positive
 */
public record RandomResizedCrop(Range area, Range aspect) implements ImageOperation {

  private static final int TRIES = 10;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the area leaves (0, 1] or an aspect ratio is not positive
   */
  public RandomResizedCrop {
    requireNonNull(area, "area is null");
    requireNonNull(aspect, "aspect is null");
    if (area.low() <= 0 || area.high() > 1) {
      throw new IllegalArgumentException(
          "The area of a crop is from %s to %s of the image; it must be above 0 and at most 1"
              .formatted(area.low(), area.high()));
    }
    if (aspect.low() <= 0) {
      throw new IllegalArgumentException(
          "The aspect ratio of a crop is from %s to %s; it must be positive"
              .formatted(aspect.low(), aspect.high()));
    }
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    draw(image.shape(), random).enlarge(image);
  }

  CropBox draw(ImageShape shape, RandomGenerator random) {
    int imageHeight = shape.height();
    int imageWidth = shape.width();
    for (int i = 0; i < TRIES; i++) {
      double target = (double) imageHeight * imageWidth * area.uniform(random);
      double ratio = aspect.logUniform(random);
      int width = (int) Math.rint(Math.sqrt(target * ratio));
      int height = (int) Math.rint(Math.sqrt(target / ratio));
      if (width > 0 && width <= imageWidth && height > 0 && height <= imageHeight) {
        int top = random.nextInt(imageHeight - height + 1);
        int left = random.nextInt(imageWidth - width + 1);
        return new CropBox(top, left, height, width);
      }
    }
    return centre(imageHeight, imageWidth);
  }

  private CropBox centre(int imageHeight, int imageWidth) {
    double ratio = (double) imageWidth / imageHeight;
    int height = imageHeight;
    int width = imageWidth;
    if (ratio < aspect.low()) {
      height = Math.max(1, (int) Math.rint(imageWidth / aspect.low()));
    } else if (ratio > aspect.high()) {
      width = Math.max(1, (int) Math.rint(imageHeight * aspect.high()));
    }
    return new CropBox((imageHeight - height) / 2, (imageWidth - width) / 2, height, width);
  }
}
