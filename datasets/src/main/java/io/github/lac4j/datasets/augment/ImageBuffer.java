package io.github.lac4j.datasets.augment;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;

/**
 * One image on its way through a recipe: values that operations change in place, and a second
 * buffer of the same size to write into.
 *
 * <p>Both are made once and reused for every image. Not for use by two threads at once.
 */
public final class ImageBuffer {

  private final ImageShape shape;
  private float[] values;
  private float[] scratch;

  /** Makes a black image. */
  public ImageBuffer(ImageShape shape) {
    this.shape = requireNonNull(shape, "shape is null");
    this.values = new float[shape.size()];
    this.scratch = new float[shape.size()];
  }

  /** Returns the size of the image. */
  public ImageShape shape() {
    return shape;
  }

  /**
   * Returns the values of the image in [0, 1], channel by channel, row by row (C x H x W); not a
   * copy. After {@link #swap()} this is another array.
   */
  public float[] values() {
    return values;
  }

  /** Returns the second buffer, C x H x W; its content is whatever the last operation left. */
  public float[] scratch() {
    return scratch;
  }

  /** Makes the second buffer the image, and the image the second buffer. */
  public void swap() {
    float[] former = values;
    values = scratch;
    scratch = former;
  }

  /**
   * Copies an image into the buffer.
   *
   * @param image C x H x W values in [0, 1]
   * @throws IllegalArgumentException if there are not C x H x W values
   */
  public void load(float[] image) {
    if (image.length != values.length) {
      throw new IllegalArgumentException(
          "An image of %s has %d values, but %d were given"
              .formatted(shape, values.length, image.length));
    }
    System.arraycopy(image, 0, values, 0, values.length);
  }
}
