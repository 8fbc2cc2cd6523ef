package io.github.lac4j.evaluation.sample;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Base64;

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

  /**
   * Checks that it is a PNG file of that size, and not more than a small picture needs.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Picture {
    requireNonNull(base64, "base64 is null");
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
    PngHeader.require(Base64.getDecoder().decode(base64), width, height);
  }

  /** The first bytes of a PNG file: eight that mark it, and the size in its first chunk. */
  static final class PngHeader {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IMAGE_HEADER = 0x49484452;
    private static final int LENGTH = 24;

    private PngHeader() {}

    /**
     * Checks that a file says of itself that it is a PNG of this size.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void require(byte[] file, int width, int height) {
      if (file.length < LENGTH) {
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
  }
}
