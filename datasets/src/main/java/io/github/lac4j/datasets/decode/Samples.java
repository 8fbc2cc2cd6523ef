package io.github.lac4j.datasets.decode;

import io.github.lac4j.datasets.DatasetFormatException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The samples of an image as the file holds them. {@link BufferedImage#getRGB(int, int)} would put
 * grey values through a colour conversion that changes them.
 */
final class Samples {

  private Samples() {}

  static Picture of(BufferedImage image, String location, String remedy) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return ofPalette(image, palette);
    }
    Raster raster = image.getRaster();
    int type = raster.getDataBuffer().getDataType();
    int bands = raster.getNumBands() - (model.hasAlpha() ? 1 : 0);
    boolean known =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    boolean inks = bands == 4 && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    if ((bands != 1 && bands != 3 && !inks) || !known) {
      throw new DatasetFormatException(
          location,
          "the picture is neither grey nor in red, green and blue nor in cyan, magenta, yellow and black, of whole numbers",
          remedy);
    }
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[Math.multiplyExact(bands, Math.multiplyExact(width, height))];
    int[] row = new int[width];
    int at = 0;
    for (int band = 0; band < bands; band++) {
      int bits = raster.getSampleModel().getSampleSize(band);
      for (int y = 0; y < height; y++) {
        raster.getSamples(0, y, width, 1, band, row);
        for (int x = 0; x < width; x++) {
          pixels[at++] = (byte) eightBits(row[x], bits);
        }
      }
    }
    return inks ? ofInks(height, width, pixels) : new Picture(bands, height, width, pixels);
  }

  private static Picture ofInks(int height, int width, byte[] inks) {
    byte[] pixels = new byte[inks.length / 4 * 3];
    for (int i = 0; i < pixels.length; i++) {
      int black = inks[pixels.length + i % (height * width)] & 0xff;
      pixels[i] = (byte) Inks.light(inks[i] & 0xff, black);
    }
    return new Picture(3, height, width, pixels);
  }

  private static int eightBits(int sample, int bits) {
    return bits >= 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }

  private static Picture ofPalette(BufferedImage image, IndexColorModel palette) {
    int width = image.getWidth();
    int height = image.getHeight();
    int plane = Math.multiplyExact(width, height);
    byte[] pixels = new byte[Math.multiplyExact(3, plane)];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        pixels[at] = (byte) palette.getRed(row[x]);
        pixels[plane + at] = (byte) palette.getGreen(row[x]);
        pixels[2 * plane + at] = (byte) palette.getBlue(row[x]);
      }
    }
    return new Picture(3, height, width, pixels);
  }
}
