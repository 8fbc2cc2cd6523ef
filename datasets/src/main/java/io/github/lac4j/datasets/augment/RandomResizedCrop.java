package io.github.lac4j.datasets.augment;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Cuts out a random part of the image and resizes it.
 *
 * <p>The part's area is a uniform fraction of the image's, its aspect ratio (width / height) is
 * log-uniform, its place is uniform; after ten tries that do not fit, the largest centred part with
 * an allowed aspect ratio is taken (Szegedy et al. 2015; the details are those of torchvision's
 * {@code RandomResizedCrop}). The part is resized to the size that the image had, or to a square of
 * a given side, as {@link Interpolation} says.
 *
 * @param area the fraction of the image's area, within (0, 1]
 * @param aspect the aspect ratio, positive
 * @param interpolation how the part is resized
 * @param side rows and columns of what comes out; if empty, those of the image
 */
public record RandomResizedCrop(
    Range area, Range aspect, Interpolation interpolation, OptionalInt side)
    implements ImageOperation {

  private static final int TRIES = 10;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the area leaves (0, 1], or an aspect ratio or the side is
   *     not positive
   */
  public RandomResizedCrop {
    requireNonNull(area, "area is null");
    requireNonNull(aspect, "aspect is null");
    requireNonNull(interpolation, "interpolation is null");
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
    if (side.isPresent() && side.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "The side of a resized crop is %d; it must be 1 or more".formatted(side.getAsInt()));
    }
  }

  /** Makes a crop that keeps the size of the image and is resized bilinearly. */
  public RandomResizedCrop(Range area, Range aspect) {
    this(area, aspect, Interpolation.BILINEAR);
  }

  /** Makes a crop that keeps the size of the image. */
  public RandomResizedCrop(Range area, Range aspect, Interpolation interpolation) {
    this(area, aspect, interpolation, OptionalInt.empty());
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    ImageShape shape = image.shape();
    CropBox box = image.cropBox();
    draw(shape, random, box);
    image
        .resampler()
        .resample(
            image, box, side.orElse(shape.height()), side.orElse(shape.width()), interpolation);
  }

  @Override
  public ImageShape resultShape(ImageShape shape) {
    return side.isPresent()
        ? new ImageShape(shape.channels(), side.getAsInt(), side.getAsInt())
        : shape;
  }

  void draw(ImageShape shape, RandomGenerator random, CropBox box) {
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
        box.set(shape, top, left, height, width);
        return;
      }
    }
    centre(shape, box);
  }

  private void centre(ImageShape shape, CropBox box) {
    int imageHeight = shape.height();
    int imageWidth = shape.width();
    double ratio = (double) imageWidth / imageHeight;
    int height = imageHeight;
    int width = imageWidth;
    if (ratio < aspect.low()) {
      height = Math.max(1, (int) Math.rint(imageWidth / aspect.low()));
    } else if (ratio > aspect.high()) {
      width = Math.max(1, (int) Math.rint(imageHeight * aspect.high()));
    }
    box.set(shape, (imageHeight - height) / 2, (imageWidth - width) / 2, height, width);
  }
}
