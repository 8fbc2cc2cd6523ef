package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Moves the image by whole pixels; what comes in from outside is zero.
 *
 * <p>The horizontal and the vertical distance are each uniform over the integers from -pixels to
 * pixels.
 *
 * @param pixels the greatest distance along each axis, 0 or more; from the image's size on, images
 *     may leave the frame altogether
 */
public record RandomTranslation(int pixels) implements ImageOperation {

  /**
   * Checks the distance.
   *
   * @throws IllegalArgumentException if it is negative or above a million
   */
  public RandomTranslation {
    if (pixels < 0 || pixels > 1_000_000) {
      throw new IllegalArgumentException(
          "The greatest distance is %d pixels; it must be from 0 to 1000000".formatted(pixels));
    }
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    int right = random.nextInt(-pixels, pixels + 1);
    int down = random.nextInt(-pixels, pixels + 1);
    translate(image, right, down);
  }

  static void translate(ImageBuffer image, int right, int down) {
    if (right == 0 && down == 0) {
      return;
    }
    ImageShape shape = image.shape();
    int height = shape.height();
    int width = shape.width();
    float[] from = image.values();
    float[] to = image.scratch();
    Arrays.fill(to, 0f);
    int columns = width - Math.abs(right);
    if (columns > 0) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        int plane = channel * height * width;
        for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
          System.arraycopy(
              from,
              plane + (y - down) * width + Math.max(0, -right),
              to,
              plane + y * width + Math.max(0, right),
              columns);
        }
      }
    }
    image.swap();
  }
}
