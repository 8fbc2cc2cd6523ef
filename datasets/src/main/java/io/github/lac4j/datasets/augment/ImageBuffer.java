package io.github.lac4j.datasets.augment;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * One image on its way through a recipe: values that operations change in place, and a second
 * buffer of the same size to write into.
 *
 * <p>Everything that operations need beside the image lies here, too, and is reused for every
 * image: after the first images a buffer allocates nothing. Not for use by two threads at once.
 */
public final class ImageBuffer {

  private final Pixels original;
  private final List<Pixels> sizes = new ArrayList<>();
  private final CropBox cropBox = new CropBox();
  private final Resampler resampler = new Resampler();
  private final ColorPlanes colorPlanes = new ColorPlanes();
  private Pixels current;
  private float[] workspace = {};

  /** Makes a black image. */
  public ImageBuffer(ImageShape shape) {
    this.original = new Pixels(requireNonNull(shape, "shape is null"));
    this.current = original;
    sizes.add(original);
  }

  /** Returns the size of the image as it is now; {@link #replace} changes it. */
  public ImageShape shape() {
    return current.shape;
  }

  /**
   * Returns the values of the image in [0, 1], channel by channel, row by row (C x H x W); not a
   * copy. After {@link #swap()} and {@link #replace} this is another array.
   */
  public float[] values() {
    return current.values;
  }

  /** Returns the second buffer, C x H x W; its content is whatever the last operation left. */
  public float[] scratch() {
    return current.scratch;
  }

  /** Makes the second buffer the image, and the image the second buffer. */
  public void swap() {
    float[] former = current.values;
    current.values = current.scratch;
    current.scratch = former;
  }

  /**
   * Makes the image one of another size with as many channels, and returns its values to be
   * written; their content is undefined. The values from before stay as they are until the next
   * call.
   *
   * @param height rows of the new image
   * @param width columns of the new image
   */
  public float[] replace(int height, int width) {
    Pixels next = ofSize(height, width);
    if (next == current) {
      swap();
    } else {
      current = next;
    }
    return current.values;
  }

  /**
   * Copies an image into the buffer, which gets back its first size.
   *
   * @param image C x H x W values in [0, 1]
   * @throws IllegalArgumentException if there are not C x H x W values
   */
  public void load(float[] image) {
    current = original;
    if (image.length != current.values.length) {
      throw new IllegalArgumentException(
          "An image of %s has %d values, but %d were given"
              .formatted(current.shape, current.values.length, image.length));
    }
    System.arraycopy(image, 0, current.values, 0, image.length);
  }

  /** Returns the box that crops are drawn into. */
  CropBox cropBox() {
    return cropBox;
  }

  /** Returns what resizes this image. */
  Resampler resampler() {
    return resampler;
  }

  /** Returns what computes with the colours of this image. */
  ColorPlanes colorPlanes() {
    return colorPlanes;
  }

  /** Returns an array of at least so many elements of undefined content. */
  float[] workspace(int length) {
    if (workspace.length < length) {
      workspace = new float[length];
    }
    return workspace;
  }

  private Pixels ofSize(int height, int width) {
    for (int i = 0; i < sizes.size(); i++) {
      Pixels candidate = sizes.get(i);
      if (candidate.shape.height() == height && candidate.shape.width() == width) {
        return candidate;
      }
    }
    Pixels added = new Pixels(new ImageShape(original.shape.channels(), height, width));
    sizes.add(added);
    return added;
  }

  /** The two arrays of one size. */
  private static final class Pixels {

    private final ImageShape shape;
    private float[] values;
    private float[] scratch;

    Pixels(ImageShape shape) {
      this.shape = shape;
      this.values = new float[shape.size()];
      this.scratch = new float[shape.size()];
    }
  }
}
