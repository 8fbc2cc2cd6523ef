package io.github.lac4j.evaluation.sample;

import io.github.lac4j.core.image.ImageShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small image as a PNG file in Base64, ready to be put into a page.
 *
 * @param width pixels a row
 * @param height rows
 * @param base64 the PNG file
 */
public record Picture(int width, int height, String base64) {

  /** Pixels a side, at most. */
  public static final int LARGEST_SIDE = 64;

  /** A PNG of so many random pixels has less. */
  private static final int MOST_CHARACTERS = 32 * 1024;

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int IMAGE_HEADER = 0x49484452;
  private static final int HEADER_LENGTH = 24;

  /**
   * Checks that it is a PNG file of that size, and not more than a small picture needs.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Picture {
    if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "A picture is 1 to %d pixels wide and high, but this one is %d x %d"
              .formatted(LARGEST_SIDE, width, height));
    }
    if (base64.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "A picture of at most %d x %d pixels has no more than %d characters, but this one has %d"
              .formatted(LARGEST_SIDE, LARGEST_SIDE, MOST_CHARACTERS, base64.length()));
    }
    requireHeader(Base64.getDecoder().decode(base64), width, height);
  }

  /** A file must say of itself that it is a PNG of this size; nothing else of it is decoded. */
  private static void requireHeader(byte[] file, int width, int height) {
    if (file.length < HEADER_LENGTH) {
      throw new IllegalArgumentException(
          "A picture is %d bytes, which is too short for a PNG file".formatted(file.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(file);
    long signature = bytes.getLong();
    bytes.getInt();
    if (signature != SIGNATURE || bytes.getInt() != IMAGE_HEADER) {
      throw new IllegalArgumentException("A picture is no PNG file");
    }
    int actualWidth = bytes.getInt();
    int actualHeight = bytes.getInt();
    if (actualWidth != width || actualHeight != height) {
      throw new IllegalArgumentException(
          "A picture is said to be %d x %d pixels, but its file has %d x %d"
              .formatted(width, height, actualWidth, actualHeight));
    }
  }

  /**
   * Makes a picture of an image: a grey one of one channel, a coloured one of three, and of any
   * other number the first channel in grey. What is larger than a picture may be is made smaller by
   * averaging.
   *
   * @param values C x H x W, from 0 to 1; what is outside is cut
   */
  static Picture of(ImageShape shape, float[] values) {
    int channels = shape.channels() == 3 ? 3 : 1;
    double scale = Math.min(1, (double) LARGEST_SIDE / Math.max(shape.height(), shape.width()));
    int height = Math.max(1, (int) Math.round(scale * shape.height()));
    int width = Math.max(1, (int) Math.round(scale * shape.width()));
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            channels == 3 ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          double value = mean(shape, values, channel, y, height, x, width);
          image
              .getRaster()
              .setSample(x, y, channel, (int) Math.round(255 * Math.max(0, Math.min(1, value))));
        }
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(file)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException("A picture cannot be written to memory", e);
    }
    return new Picture(width, height, Base64.getEncoder().encodeToString(file.toByteArray()));
  }

  /** The mean over the part of the image that one pixel stands for. */
  private static double mean(
      ImageShape shape, float[] values, int channel, int y, int height, int x, int width) {
    int top = y * shape.height() / height;
    int bottom = Math.max(top + 1, (y + 1) * shape.height() / height);
    int left = x * shape.width() / width;
    int right = Math.max(left + 1, (x + 1) * shape.width() / width);
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += values[(channel * shape.height() + row) * shape.width() + column];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }
}
