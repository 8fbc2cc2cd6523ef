package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Turns the image about its centre by a small angle.
 *
 * <p>The angle is uniform in [-degrees, degrees], positive is counter-clockwise. Values are
 * interpolated bilinearly; outside the image everything is zero.
 *
 * @param degrees the greatest angle, from 0 to 180
 */
public record RandomRotation(double degrees) implements ImageOperation {

  /**
   * Checks the angle.
   *
   * @throws IllegalArgumentException if it is not from 0 to 180
   */
  public RandomRotation {
    if (!(degrees >= 0 && degrees <= 180)) {
      throw new IllegalArgumentException(
          "The greatest angle is %s degrees; it must be from 0 to 180".formatted(degrees));
    }
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    rotate(image, Range.uniform(-degrees, degrees, random));
  }

  static void rotate(ImageBuffer image, double angle) {
    if (angle == 0) {
      return;
    }
    ImageShape shape = image.shape();
    int height = shape.height();
    int width = shape.width();
    // StrictMath: the same bits on every machine.
    float cosine = (float) StrictMath.cos(Math.toRadians(angle));
    float sine = (float) StrictMath.sin(Math.toRadians(angle));
    float middleX = (width - 1) / 2f;
    float middleY = (height - 1) / 2f;
    float[] from = image.values();
    float[] to = image.scratch();
    Arrays.fill(to, 0f);
    int plane = height * width;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sourceX = cosine * (x - middleX) - sine * (y - middleY) + middleX;
        float sourceY = sine * (x - middleX) + cosine * (y - middleY) + middleY;
        if (sourceX <= -1 || sourceX >= width || sourceY <= -1 || sourceY >= height) {
          continue;
        }
        int left = (int) Math.floor(sourceX);
        int top = (int) Math.floor(sourceY);
        float right = sourceX - left;
        float down = sourceY - top;
        boolean hasLeft = left >= 0;
        boolean hasRight = left + 1 < width;
        for (int offset = 0; offset < to.length; offset += plane) {
          float value = 0;
          if (top >= 0) {
            int at = offset + top * width + left;
            value +=
                (1 - down)
                    * ((hasLeft ? (1 - right) * from[at] : 0)
                        + (hasRight ? right * from[at + 1] : 0));
          }
          if (top + 1 < height) {
            int at = offset + (top + 1) * width + left;
            value +=
                down
                    * ((hasLeft ? (1 - right) * from[at] : 0)
                        + (hasRight ? right * from[at + 1] : 0));
          }
          // Weights that add up to one only after rounding may pass 1 by a hair.
          to[offset + y * width + x] = Math.min(1f, value);
        }
      }
    }
    image.swap();
  }
}
