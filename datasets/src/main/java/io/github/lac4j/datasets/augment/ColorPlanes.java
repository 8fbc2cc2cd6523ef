package io.github.lac4j.datasets.augment;

/**
 * The three channels of an image in arrays of their own, and what colour operations compute from
 * them.
 *
 * <p>Every loop writes one array and reads the others at the same index, and none has a branch:
 * only such loops does the JVM turn into vector instructions, ten times as fast.
 */
final class ColorPlanes {

  /** So steep that the smallest difference between two values counts in full. */
  private static final float STEEP = 1e30f;

  private float[] red = {};
  private float[] green = {};
  private float[] blue = {};
  private float[] low = {};
  private float[] high = {};
  private float[] hue = {};

  /** Adds a part of each pixel's own grey to a multiple of its values, clipped. */
  void blendWithGrey(float[] values, float factor, float greyFactor) {
    split(values);
    int size = values.length / 3;
    luminance(red, green, blue, hue, size, greyFactor);
    blend(red, hue, size, factor);
    blend(green, hue, size, factor);
    blend(blue, hue, size, factor);
    join(values);
  }

  /** Returns the mean grey of the image. */
  double meanGrey(float[] values) {
    split(values);
    int size = values.length / 3;
    luminance(red, green, blue, hue, size, 1);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += hue[i];
    }
    return sum / size;
  }

  /** Replaces all channels by the grey value. */
  void replaceByGrey(float[] values) {
    split(values);
    int size = values.length / 3;
    luminance(red, green, blue, hue, size, 1);
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(hue, 0, values, channel * size, size);
    }
  }

  /** Turns the hue by a number of sextants of the colour circle, from -3 to 3. */
  void turn(float[] values, float sextants) {
    split(values);
    int size = values.length / 3;
    lowest(red, green, blue, low, size);
    highest(red, green, blue, high, size);
    hue(red, green, blue, low, high, hue, size, sextants);
    // Red is full at 0, that is away from 3, green at 2, blue at 4.
    channel(low, high, hue, red, size, 3, -1);
    channel(low, high, hue, green, size, 2, 1);
    channel(low, high, hue, blue, size, 4, 1);
    join(values);
  }

  private void split(float[] values) {
    int size = values.length / 3;
    if (red.length < size) {
      red = new float[size];
      green = new float[size];
      blue = new float[size];
      low = new float[size];
      high = new float[size];
      hue = new float[size];
    }
    System.arraycopy(values, 0, red, 0, size);
    System.arraycopy(values, size, green, 0, size);
    System.arraycopy(values, 2 * size, blue, 0, size);
  }

  private void join(float[] values) {
    int size = values.length / 3;
    System.arraycopy(red, 0, values, 0, size);
    System.arraycopy(green, 0, values, size, size);
    System.arraycopy(blue, 0, values, 2 * size, size);
  }

  private static void luminance(
      float[] red, float[] green, float[] blue, float[] grey, int size, float factor) {
    for (int i = 0; i < size; i++) {
      grey[i] = factor * Luminance.of(red[i], green[i], blue[i]);
    }
  }

  private static void blend(float[] channel, float[] grey, int size, float factor) {
    for (int i = 0; i < size; i++) {
      channel[i] = UnitInterval.clip(factor * channel[i] + grey[i]);
    }
  }

  private static void lowest(float[] red, float[] green, float[] blue, float[] low, int size) {
    for (int i = 0; i < size; i++) {
      low[i] = Math.min(red[i], Math.min(green[i], blue[i]));
    }
  }

  private static void highest(float[] red, float[] green, float[] blue, float[] high, int size) {
    for (int i = 0; i < size; i++) {
      high[i] = Math.max(red[i], Math.max(green[i], blue[i]));
    }
  }

  /**
   * Computes the hue in sextants, in [-1, 5], plus the turn. Which channel is the highest is told
   * by factors of one and zero.
   */
  private static void hue(
      float[] red,
      float[] green,
      float[] blue,
      float[] low,
      float[] high,
      float[] hue,
      int size,
      float sextants) {
    for (int i = 0; i < size; i++) {
      float isRed = UnitInterval.clip((red[i] - high[i]) * STEEP + 1);
      float isGreen = UnitInterval.clip((green[i] - high[i]) * STEEP + 1) * (1 - isRed);
      float isBlue = 1 - isRed - isGreen;
      float difference =
          isRed * (green[i] - blue[i])
              + isGreen * (blue[i] - red[i])
              + isBlue * (red[i] - green[i]);
      // Grey pixels have no hue; below, their spread of zero makes any do.
      hue[i] =
          difference / Math.max(high[i] - low[i], 1 / STEEP)
              + (2 * isGreen + 4 * isBlue + sextants);
    }
  }

  /**
   * Writes a channel that falls off with the distance from a place on the colour circle, or rises
   * with it. The hue is in [-4, 8], so the place counts once more on either side.
   */
  private static void channel(
      float[] low, float[] high, float[] hue, float[] channel, int size, float place, float sign) {
    float offset = sign > 0 ? 2 : -1;
    for (int i = 0; i < size; i++) {
      float distance =
          Math.min(
              Math.abs(hue[i] - place),
              Math.min(Math.abs(hue[i] - place + 6), Math.abs(hue[i] - place - 6)));
      channel[i] = low[i] + (high[i] - low[i]) * UnitInterval.clip(offset - sign * distance);
    }
  }
}
