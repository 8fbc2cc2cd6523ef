package io.github.lac4j.datasets.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The formats of picture files, told from the first bytes and not from the name. */
enum PictureFormat {
  PNG,
  JPEG,
  WEBP,
  BMP,
  TIFF;

  /** Returns the format of a file, if it is one of these. */
  static Optional<PictureFormat> of(byte[] bytes) {
    String first = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(format -> format.begins(first)).findFirst();
  }

  private boolean begins(String first) {
    return switch (this) {
      case PNG -> first.startsWith("\u0089PNG\r\n\u001a\n");
      case JPEG -> first.startsWith("\u00ff\u00d8\u00ff");
      case WEBP -> first.startsWith("RIFF") && first.startsWith("WEBP", 8);
      case BMP -> first.startsWith("BM");
      case TIFF -> first.startsWith("II*\0") || first.startsWith("MM\0*");
    };
  }

  /**
   * Returns a reader: the platform's own, whatever other readers stand on the class path, so that a
   * file has the same pixels in every program; for WebP, which the platform does not know, that of
   * TwelveMonkeys.
   */
  ImageReader reader() throws IOException {
    if (this == WEBP) {
      return new WebPImageReaderSpi().createReaderInstance();
    }
    Iterator<ImageReaderSpi> readers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (readers.hasNext()) {
      ImageReaderSpi provider = readers.next();
      if (provider.getClass().getModule().equals(ImageIO.class.getModule())
          && Arrays.asList(provider.getFormatNames()).contains(name())) {
        return provider.createReaderInstance();
      }
    }
    throw new IllegalStateException(
        "This Java cannot read %s; use one with the whole module java.desktop".formatted(name()));
  }
}
