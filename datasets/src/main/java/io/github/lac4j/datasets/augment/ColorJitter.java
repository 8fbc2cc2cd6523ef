package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * Changes brightness, contrast, saturation and hue by random amounts in random order.
 *
 * <p>Brightness multiplies every value by a factor; contrast moves values away from the mean grey
 * of the image by a factor; saturation moves each pixel away from its own grey by a factor; hue
 * turns the colour circle by a fraction of a full turn. A strength {@code s} of the first three
 * means a factor uniform in [max(0, 1 - s), 1 + s]; hue is uniform in [-hue, hue]. Values are
 * clipped to [0, 1] after each of the four. This is version 2 of SimCLR's augmentation
 * (multiplicative brightness), and what torchvision's {@code ColorJitter} does, but with the weight
 * of red at 0.299 where torchvision has 0.2989.
 *
 * <p>An image of one channel has no colour: saturation and hue leave it as it is, though the same
 * random numbers are drawn.
 *
 * @param brightness strength, 0 or more
 * @param contrast strength, 0 or more
 * @param saturation strength, 0 or more
 * @param hue greatest turn, from 0 to 0.5
 * @param probability how often the image is changed at all, from 0 to 1
 */
public record ColorJitter(
    double brightness, double contrast, double saturation, double hue, double probability)
    implements ImageOperation {

  private static final int KINDS = 4;

  /**
   * Checks the strengths.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ColorJitter {
    requireStrength("brightness", brightness);
    requireStrength("contrast", contrast);
    requireStrength("saturation", saturation);
    if (!(hue >= 0 && hue <= 0.5)) {
      throw new IllegalArgumentException(
          "The strength of hue is %s; it must be from 0 to 0.5 of a turn".formatted(hue));
    }
    Probability.require(probability);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the image has neither one nor three channels
   */
  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    boolean colour = Luminance.isColour(image.shape());
    if (random.nextDouble() >= probability) {
      return;
    }
    int order = order(random);
    for (int i = 0; i < KINDS; i++) {
      switch ((order >>> (4 * i)) & 0xf) {
        case 0 -> brighten(image, factor(brightness, random));
        case 1 -> contrast(image, factor(contrast, random));
        case 2 -> {
          float factor = factor(saturation, random);
          if (colour) {
            saturate(image, factor);
          }
        }
        default -> {
          float turn = (float) Range.uniform(-hue, hue, random);
          if (colour) {
            turn(image, turn);
          }
        }
      }
    }
  }

  static float factor(double strength, RandomGenerator random) {
    return (float) Range.uniform(Math.max(0, 1 - strength), 1 + strength, random);
  }

  /** Draws one of the 24 orders of the four kinds, one kind in every four bits. */
  static int order(RandomGenerator random) {
    int order = 0x3210;
    for (int i = KINDS - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int difference = ((order >>> (4 * i)) ^ (order >>> (4 * j))) & 0xf;
      order ^= difference << (4 * i);
      order ^= difference << (4 * j);
    }
    return order;
  }

  static void brighten(ImageBuffer image, float factor) {
    blend(image.values(), 0f, factor);
  }

  static void contrast(ImageBuffer image, float factor) {
    float[] values = image.values();
    blend(
        values,
        (float)
            (Luminance.isColour(image.shape())
                ? image.colorPlanes().meanGrey(values)
                : mean(values)),
        factor);
  }

  static void saturate(ImageBuffer image, float factor) {
    image.colorPlanes().blendWithGrey(image.values(), factor, 1 - factor);
  }

  /** Turns the hue of the HSV colour model; saturation and value of every pixel stay. */
  static void turn(ImageBuffer image, float turn) {
    if (turn != 0) {
      image.colorPlanes().turn(image.values(), 6 * turn);
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void blend(float[] values, float base, float factor) {
    float rest = (1 - factor) * base;
    for (int i = 0; i < values.length; i++) {
      values[i] = UnitInterval.clip(factor * values[i] + rest);
    }
  }

  private static void requireStrength(String kind, double strength) {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The strength of %s is %s; it must be 0 or more".formatted(kind, strength));
    }
  }
}
