package io.github.lac4j.datasets.picture;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.picture.JpegColor.Inks;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

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

  /** Reads a TIFF file, of which Java's reader gets palettes and JPEG data in inks wrong. */
  static final class TiffImage {

    private TiffImage() {}

    static BufferedImage read(ImageReader reader, String location, String remedy)
        throws IOException {
      TIFFDirectory tags = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
      if (number(tags, BaselineTIFFTagSet.TAG_COMPRESSION) == BaselineTIFFTagSet.COMPRESSION_JPEG
          && number(tags, BaselineTIFFTagSet.TAG_PHOTOMETRIC_INTERPRETATION)
              == BaselineTIFFTagSet.PHOTOMETRIC_INTERPRETATION_CMYK) {
        throw new DatasetFormatException(
            location, "a TIFF file of JPEG data in CMYK cannot be read", remedy);
      }
      BufferedImage image = reader.read(0);
      TIFFField palette = tags.getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP);
      return palette != null && image.getColorModel() instanceof IndexColorModel
          ? new BufferedImage(colours(palette), image.getRaster(), false, null)
          : image;
    }

    private static int number(TIFFDirectory tags, int tag) {
      TIFFField field = tags.getTIFFField(tag);
      return field == null ? -1 : field.getAsInt(0);
    }

    /** The upper 8 of the 16 bits, where Java divides and comes out one lower for some files. */
    private static IndexColorModel colours(TIFFField palette) {
      int size = palette.getCount() / 3;
      byte[][] colours = new byte[3][size];
      for (int i = 0; i < 3 * size; i++) {
        colours[i / size][i % size] = (byte) (palette.getAsInt(i) >> 8);
      }
      return new IndexColorModel(8, size, colours[0], colours[1], colours[2]);
    }
  }
}
