package io.github.lac4j.datasets.augment;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/**
 * Blurs the image with a Gaussian of random width.
 *
 * <p>The kernel spans a tenth of the image's rows as in SimCLR: {@code 2 (height / 10 / 2) + 1}
 * pixels with whole divisions, at least 3; 3 at 32 rows, 9 at 96, 23 at 224. Beyond its edges the
 * image goes on as its own mirror image, without repeating the edge: torchvision's {@code
 * gaussian_blur}. (SimCLR itself pads with black; the code of MoCo, BYOL and Barlow Twins calls
 * PIL, which approximates a Gaussian of unlimited reach by three box filters.)
 *
 * @param sigma the standard deviation in pixels, positive
 * @param probability how often, from 0 to 1
 */
public record RandomGaussianBlur(Range sigma, double probability) implements ImageOperation {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the deviation is not positive or the probability is not
   *     from 0 to 1
   */
  public RandomGaussianBlur {
    requireNonNull(sigma, "sigma is null");
    if (sigma.low() <= 0) {
      throw new IllegalArgumentException(
          "The standard deviation of a blur is from %s to %s pixels; it must be positive"
              .formatted(sigma.low(), sigma.high()));
    }
    Probability.require(probability);
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    if (random.nextDouble() < probability) {
      blur(image, radius(image.shape().height()), sigma.uniform(random));
    }
  }

  static int radius(int height) {
    return Math.max(1, height / 10 / 2);
  }

  static void blur(ImageBuffer image, int radius, double sigma) {
    int height = image.shape().height();
    int width = image.shape().width();
    int taps = 2 * radius + 1;
    float[] work = image.workspace(taps + width + 2 * radius);
    fillKernel(work, radius, sigma);
    float[] from = image.values();
    float[] to = image.scratch();
    for (int row = 0; row < from.length; row += width) {
      System.arraycopy(from, row, work, taps + radius, width);
      for (int i = 1; i <= radius; i++) {
        work[taps + radius - i] = from[row + mirror(-i, width)];
        work[taps + radius + width - 1 + i] = from[row + mirror(width - 1 + i, width)];
      }
      alongRow(work, taps, to, row, width);
    }
    for (int plane = 0; plane < from.length; plane += height * width) {
      for (int y = 0; y < height; y++) {
        int row = plane + y * width;
        for (int x = 0; x < width; x++) {
          from[row + x] = 0;
        }
        for (int tap = 0; tap < taps; tap++) {
          int source = plane + mirror(y + tap - radius, height) * width;
          addRow(work[tap], to, source, from, row, width);
        }
      }
    }
    // Weights that add up to one only after rounding may pass 1 by a hair.
    UnitInterval.clip(from);
  }

  private static void alongRow(float[] work, int taps, float[] to, int row, int width) {
    for (int x = 0; x < width; x++) {
      to[row + x] = 0;
    }
    for (int tap = 0; tap < taps; tap++) {
      addRow(work[tap], work, taps + tap, to, row, width);
    }
  }

  private static void addRow(
      float weight, float[] from, int source, float[] to, int target, int width) {
    for (int x = 0; x < width; x++) {
      to[target + x] += weight * from[source + x];
    }
  }

  /** Writes the weights of 2 radius + 1 pixels, with a sum of one. */
  private static void fillKernel(float[] kernel, int radius, double sigma) {
    double sum = 0;
    for (int i = -radius; i <= radius; i++) {
      sum += gaussian(i, sigma);
    }
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) (gaussian(i, sigma) / sum);
    }
  }

  private static double gaussian(int distance, double sigma) {
    double deviations = distance / sigma;
    // StrictMath: the same bits on every machine.
    return StrictMath.exp(-0.5 * deviations * deviations);
  }

  /** Returns the place inside a side of {@code size} pixels that a place outside shows. */
  private static int mirror(int place, int size) {
    if (size == 1) {
      return 0;
    }
    int period = 2 * (size - 1);
    int wrapped = Math.floorMod(place, period);
    return wrapped < size ? wrapped : period - wrapped;
  }
}
