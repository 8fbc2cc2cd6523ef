package io.github.lac4j.datasets.picture;

import io.github.lac4j.core.image.ImageShape;

/**
 * Brings pictures of any size to one shape, by the rule that torchvision's {@code Resize(size)} and
 * {@code CenterCrop} make together: scale until the picture just covers the shape, keeping its
 * proportions, then cut out the middle.
 *
 * <p>For a square shape the shorter side becomes the shape's, and the longer one is rounded down;
 * the margins of the cut are rounded half to even. Scaling is bilinear with anti-aliasing, equal to
 * PIL's bit by bit. Channels are changed first, see {@link Picture#withChannels(int)}.
 */
public final class CoverFit {

  private CoverFit() {}

  /** Returns the picture in this shape. */
  public static Picture fit(Picture picture, ImageShape shape) {
    Picture converted = picture.withChannels(shape.channels());
    boolean byHeight =
        (long) shape.height() * picture.width() >= (long) shape.width() * picture.height();
    int height =
        byHeight
            ? shape.height()
            : Math.max(
                shape.height(), (int) ((long) picture.height() * shape.width() / picture.width()));
    int width =
        byHeight
            ? Math.max(
                shape.width(), (int) ((long) picture.width() * shape.height() / picture.height()))
            : shape.width();
    // A panorama would be scaled to more pixels than memory holds, only to be cut.
    if ((long) height * width > 100_000_000L) {
      throw new IllegalArgumentException(
          "A picture of %d x %d cannot be fitted into %s; cut it first"
              .formatted(picture.height(), picture.width(), shape));
    }
    return crop(BilinearResize.to(converted, height, width), shape);
  }

  private static Picture crop(Picture picture, ImageShape shape) {
    if (picture.height() == shape.height() && picture.width() == shape.width()) {
      return picture;
    }
    int top = (int) Math.rint((picture.height() - shape.height()) / 2.0);
    int left = (int) Math.rint((picture.width() - shape.width()) / 2.0);
    byte[] cut = new byte[shape.size()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        System.arraycopy(
            picture.pixels(),
            (channel * picture.height() + top + y) * picture.width() + left,
            cut,
            (channel * shape.height() + y) * shape.width(),
            shape.width());
      }
    }
    return new Picture(shape.channels(), shape.height(), shape.width(), cut);
  }

  /**
   * Scales pictures with a triangle filter that is as wide as the reduction, so that small pictures
   * do not alias: what PIL calls bilinear, in the same fixed-point arithmetic, horizontally first,
   * with 8 bits between the two passes.
   */
  private static final class BilinearResize {

    private static final int BITS = 22;
    private static final int HALF = 1 << (BITS - 1);

    private BilinearResize() {}

    /** Returns the picture in another size. */
    static Picture to(Picture picture, int height, int width) {
      byte[] pixels = picture.pixels();
      int channels = picture.channels();
      int oldHeight = picture.height();
      int oldWidth = picture.width();
      if (oldWidth != width) {
        pixels = rows(pixels, channels * oldHeight, oldWidth, width);
      }
      if (oldHeight != height) {
        pixels = columns(pixels, channels, oldHeight, height, width);
      }
      return new Picture(channels, height, width, pixels);
    }

    private static byte[] rows(byte[] pixels, int rows, int oldWidth, int width) {
      Taps taps = Taps.of(oldWidth, width);
      byte[] scaled = new byte[Math.multiplyExact(rows, width)];
      for (int row = 0; row < rows; row++) {
        int base = row * oldWidth;
        for (int x = 0; x < width; x++) {
          int sum = HALF;
          int[] weights = taps.weights[x];
          for (int i = 0; i < weights.length; i++) {
            sum += (pixels[base + taps.first[x] + i] & 0xff) * weights[i];
          }
          scaled[row * width + x] = clip(sum);
        }
      }
      return scaled;
    }

    private static byte[] columns(
        byte[] pixels, int channels, int oldHeight, int height, int width) {
      Taps taps = Taps.of(oldHeight, height);
      byte[] scaled = new byte[Math.multiplyExact(channels * height, width)];
      for (int channel = 0; channel < channels; channel++) {
        for (int y = 0; y < height; y++) {
          int[] weights = taps.weights[y];
          int base = (channel * oldHeight + taps.first[y]) * width;
          for (int x = 0; x < width; x++) {
            int sum = HALF;
            for (int i = 0; i < weights.length; i++) {
              sum += (pixels[base + i * width + x] & 0xff) * weights[i];
            }
            scaled[(channel * height + y) * width + x] = clip(sum);
          }
        }
      }
      return scaled;
    }

    private static byte clip(int sum) {
      return (byte) Math.max(0, Math.min(255, sum >> BITS));
    }

    /** For every new position the first old one that counts, and the weights from there on. */
    private static final class Taps {

      private final int[] first;
      private final int[][] weights;

      private Taps(int count) {
        first = new int[count];
        weights = new int[count][];
      }

      static Taps of(int oldSize, int size) {
        Taps taps = new Taps(size);
        double scale = (double) oldSize / size;
        double support = Math.max(scale, 1);
        for (int i = 0; i < size; i++) {
          double center = (i + 0.5) * scale;
          int from = Math.max(0, (int) (center - support + 0.5));
          int to = Math.min(oldSize, (int) (center + support + 0.5));
          double[] exact = new double[to - from];
          double sum = 0;
          for (int j = 0; j < exact.length; j++) {
            exact[j] = Math.max(0, 1 - Math.abs((from + j - center + 0.5) / support));
            sum += exact[j];
          }
          taps.first[i] = from;
          taps.weights[i] = new int[exact.length];
          for (int j = 0; j < exact.length; j++) {
            taps.weights[i][j] = (int) (0.5 + exact[j] / sum * (1 << BITS));
          }
        }
        return taps;
      }
    }
  }
}
