package io.github.lac4j.datasets.decode;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG and JPEG files.
 *
 * <p>The format is told from the first bytes, not from the name. Alpha is dropped, 16-bit samples
 * lose their lower byte, colour profiles and the orientation in EXIF are ignored, as torchvision's
 * image folders do. A JPEG in CMYK is refused.
 *
 * @param largestFile the largest number of bytes of a file
 * @param mostPixels the largest height x width that a file may announce; more is taken for a
 *     decompression bomb
 * @param remedy what to do about a file that cannot be read, for messages
 */
public record PictureReader(long largestFile, long mostPixels, String remedy) {

  /** Checks that the remedy is not null. */
  public PictureReader {
    requireNonNull(remedy, "remedy is null");
  }

  /**
   * Reads a file.
   *
   * @throws DatasetFormatException if the file cannot be read, is empty, of another format, damaged
   *     or too large
   */
  public Picture read(Path file) {
    try {
      // The content of a pipe or a device may have no end.
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw broken(file.toString(), "this is no ordinary file");
      }
      long size = Files.size(file);
      if (size > largestFile) {
        throw broken(
            file.toString(), "the file has %d bytes, more than %d".formatted(size, largestFile));
      }
      return read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw broken(file.toString(), "the file cannot be read (%s)".formatted(e), e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param location the file, for messages
   * @throws DatasetFormatException as {@link #read(Path)}
   */
  public Picture read(byte[] bytes, String location) {
    String format = formatOf(bytes, location);
    if (format.equals("png")) {
      PngChunks.requireIntact(bytes, location, remedy);
    } else {
      JpegScans.requireFew(bytes, location, remedy);
    }
    ImageReader reader = readerOf(format);
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > mostPixels) {
        throw broken(
            location,
            "the picture is %d x %d, more than %d pixels".formatted(width, height, mostPixels));
      }
      BufferedImage image = reader.read(0);
      warnings.stream()
          .filter(PictureReader::meansLoss)
          .findFirst()
          .ifPresent(
              warning -> {
                throw broken(location, "the picture is damaged (%s)".formatted(warning));
              });
      return Samples.of(image, location, remedy);
    } catch (DatasetFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The platform's readers meet damaged files with unchecked exceptions of all kinds.
      throw broken(
          location,
          "the picture is damaged (%s)"
              .formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    } finally {
      reader.dispose();
    }
  }

  private String formatOf(byte[] bytes, String location) {
    if (bytes.length == 0) {
      throw broken(location, "the file is empty");
    }
    if (bytes.length > 3
        && (bytes[0] & 0xff) == 0xff
        && (bytes[1] & 0xff) == 0xd8
        && (bytes[2] & 0xff) == 0xff) {
      return "jpeg";
    }
    if (PngChunks.startsWithSignature(bytes)) {
      return "png";
    }
    throw broken(location, "the file is neither PNG nor JPEG");
  }

  private static ImageReader readerOf(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IllegalStateException(
          "This Java cannot read %s; use one with the module java.desktop".formatted(format));
    }
    return readers.next();
  }

  /** libjpeg fills what is missing with grey and only warns. Stray bytes lose nothing. */
  private static boolean meansLoss(String warning) {
    return warning.startsWith("Premature end")
        || (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes"));
  }

  private DatasetFormatException broken(String location, String problem) {
    return new DatasetFormatException(location, problem, remedy);
  }

  private DatasetFormatException broken(String location, String problem, Exception cause) {
    return new DatasetFormatException(location, problem, remedy, cause);
  }
}
