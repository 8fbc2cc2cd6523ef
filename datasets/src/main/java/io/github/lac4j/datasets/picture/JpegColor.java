package io.github.lac4j.datasets.picture;

import java.awt.image.Raster;

/**
 * What the components of a JPEG picture mean, and what red, green and blue come of them: libjpeg's
 * conversion in 16-bit fixed point (JFIF 1.02; {@code jdcolor.c}), so that the bytes are PIL's.
 *
 * <p>Four components are inks, see {@link Inks}. As PIL does, files are taken to hold how much of
 * each is left out, which is Adobe's way.
 */
enum JpegColor {
  GREY,
  RGB,
  YCBCR,
  CMYK,
  YCCK;

  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int RED_OF_CR = fixed(1.40200);
  private static final int GREEN_OF_CB = fixed(0.34414);
  private static final int GREEN_OF_CR = fixed(0.71414);
  private static final int BLUE_OF_CB = fixed(1.77200);

  private static int fixed(double value) {
    return (int) (value * (1 << BITS) + 0.5);
  }

  /**
   * Converts what the decoder made of the components.
   *
   * @param raster one 8-bit band for each component
   */
  Picture picture(Raster raster) {
    int height = raster.getHeight();
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int plane = Math.multiplyExact(height, width);
    byte[] pixels = new byte[Math.multiplyExact(this == GREY ? 1 : 3, plane)];
    byte[] row = new byte[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      int at = y * width;
      for (int x = 0; x < width; x++) {
        int from = x * bands;
        if (this == GREY) {
          pixels[at + x] = row[from];
          continue;
        }
        int first = row[from] & 0xff;
        int second = row[from + 1] & 0xff;
        int third = row[from + 2] & 0xff;
        if (this == YCBCR || this == YCCK) {
          int cb = second - 128;
          int cr = third - 128;
          second = clip(first + ((-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF) >> BITS));
          third = clip(first + ((BLUE_OF_CB * cb + HALF) >> BITS));
          first = clip(first + ((RED_OF_CR * cr + HALF) >> BITS));
        }
        if (bands == 4) {
          int black = 255 - (row[from + 3] & 0xff);
          // The colours of YCCK are inks; CMYK says how much ink is left out.
          first = Inks.light(this == YCCK ? first : 255 - first, black);
          second = Inks.light(this == YCCK ? second : 255 - second, black);
          third = Inks.light(this == YCCK ? third : 255 - third, black);
        }
        pixels[at + x] = (byte) first;
        pixels[plane + at + x] = (byte) second;
        pixels[2 * plane + at + x] = (byte) third;
      }
    }
    return new Picture(pixels.length / plane, height, width, pixels);
  }

  private static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Cyan, magenta, yellow and black as PIL turns them into light, without a profile. */
  static final class Inks {

    private Inks() {}

    /**
     * Returns red, green or blue.
     *
     * @param ink how much there is of cyan, magenta or yellow, 0 to 255
     * @param black how much there is of black, 0 to 255
     */
    static int light(int ink, int black) {
      int white = 255 - black;
      int product = ink * white + 128;
      return Math.max(0, white - (((product >> 8) + product) >> 8));
    }
  }
}
