package io.github.lac4j.datasets.picture;

import static java.util.Objects.requireNonNull;

/**
 * A picture of any size.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 * @param height rows
 * @param width columns
 * @param pixels C x H x W bytes; not copied
 */
// Pictures are passed on and never compared, so the array's identity does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int channels, int height, int width, byte[] pixels) {

  private static final int RED = 19595;
  private static final int GREEN = 38470;
  private static final int BLUE = 7471;
  private static final int HALF = 1 << 15;

  /**
   * Checks the number of pixels.
   *
   * @throws IllegalArgumentException if the sizes do not fit the array
   */
  public Picture {
    requireNonNull(pixels, "pixels is null");
    if ((channels != 1 && channels != 3)
        || height < 1
        || width < 1
        || pixels.length != (long) channels * height * width) {
      throw new IllegalArgumentException(
          "%d bytes are no picture of %d x %d x %d"
              .formatted(pixels.length, channels, height, width));
    }
  }

  /**
   * Returns the picture with another number of channels: grey is repeated three times, and colour
   * becomes the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, in 16-bit fixed point as PIL
   * computes it.
   *
   * @param wanted 1 or 3
   */
  public Picture withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    int plane = height * width;
    byte[] converted = new byte[wanted * plane];
    if (channels == 1) {
      for (int c = 0; c < wanted; c++) {
        System.arraycopy(pixels, 0, converted, c * plane, plane);
      }
    } else {
      for (int i = 0; i < plane; i++) {
        int sum =
            (pixels[i] & 0xff) * RED
                + (pixels[plane + i] & 0xff) * GREEN
                + (pixels[2 * plane + i] & 0xff) * BLUE;
        converted[i] = (byte) ((sum + HALF) >> 16);
      }
    }
    return new Picture(wanted, height, width, converted);
  }
}
