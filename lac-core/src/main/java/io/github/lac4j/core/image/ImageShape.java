package io.github.lac4j.core.image;

/**
 * The size of one image: channels, height and width, in the order in which arrays hold them.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height rows of pixels
 * @param width columns of pixels
 */
public record ImageShape(int channels, int height, int width) {

  /**
   * Checks that every side is at least one.
   *
   * @throws IllegalArgumentException if a side is zero or negative
   */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "An image needs at least one channel, row and column, but the shape is %d x %d x %d"
              .formatted(channels, height, width));
    }
  }

  /** Returns the number of values of one image: channels x height x width. */
  public int size() {
    return channels * height * width;
  }

  /** Returns the shape as people write it, for example {@code 3x32x32}. */
  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
