package io.github.lac4j.evaluation.exhibit;

import java.nio.ByteBuffer;

/** The first bytes of a PNG file: eight that mark it, and the size in its first chunk. */
final class PngHeader {

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
