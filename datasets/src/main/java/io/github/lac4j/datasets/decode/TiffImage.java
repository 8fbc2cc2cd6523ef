package io.github.lac4j.datasets.decode;

import io.github.lac4j.datasets.DatasetFormatException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/** Reads a TIFF file, of which Java's reader gets palettes and JPEG data in inks wrong. */
final class TiffImage {

  private TiffImage() {}

  static BufferedImage read(ImageReader reader, String location, String remedy) throws IOException {
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
