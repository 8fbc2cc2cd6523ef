package io.github.lac4j.datasets.picture;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.picture.Samples.TiffImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Reads PNG, JPEG, WebP, BMP and TIFF files; may be used by many threads at once.
 *
 * <p>The format is told from the first bytes, not from the name. The pixels are those of PIL's
 * {@code Image.open(file).convert("RGB")}, which torchvision's image folders use: alpha, colour
 * profiles and the orientation in EXIF are ignored, inks (CMYK, YCCK) become red, green and blue
 * without a profile, and of a file with several pictures the first is read. What differs from PIL
 * is in docs/datasets.md.
 */
public final class PictureReader {

  /**
   * What a pixel takes while it is decoded, at most: 16-bit samples in colour and alpha, and the
   * picture that is made of them.
   */
  private static final int BYTES_PER_PIXEL = 11;

  /** Pixels are counted in thousands, for a semaphore counts no further than two billions. */
  private static final int PIXELS_PER_PERMIT = 1000;

  private final long largestFile;
  private final long mostPixels;
  private final String reason;
  private final String remedy;
  private final Semaphore memory;

  /**
   * Creates a reader for pictures whose size is known beforehand.
   *
   * @param largestFile the largest number of bytes of a file
   * @param mostPixels the largest height x width that a file may announce; more is taken for a
   *     decompression bomb
   * @param remedy what to do about a file that cannot be read, for messages
   */
  public PictureReader(long largestFile, long mostPixels, String remedy) {
    this(largestFile, mostPixels, "", remedy);
  }

  private PictureReader(long largestFile, long mostPixels, String reason, String remedy) {
    this.largestFile = largestFile;
    this.mostPixels = mostPixels;
    this.reason = reason;
    this.remedy = requireNonNull(remedy, "remedy is null");
    this.memory = new Semaphore(permits(mostPixels), true);
  }

  /**
   * Creates a reader for pictures of any size: as many pixels as this memory holds, in all pictures
   * that are being read together. A large picture waits until the ones before it are done.
   *
   * @param bytes how much of the heap pictures may take
   * @param remedy what to do about a file that cannot be read, for messages
   */
  public static PictureReader within(long bytes, String remedy) {
    long most = bytes / BYTES_PER_PIXEL;
    return new PictureReader(
        bytes / 4,
        most,
        ", which is what fits into %d MB of memory; make it smaller, or give Java a larger heap (-Xmx)"
            .formatted(bytes / 1_000_000),
        remedy);
  }

  private static int permits(long pixels) {
    return (int) Math.min(Integer.MAX_VALUE, 1 + pixels / PIXELS_PER_PERMIT);
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
            file.toString(),
            "the file has %d bytes, more than %d%s".formatted(size, largestFile, reason));
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
    if (bytes.length == 0) {
      throw broken(location, "the file is empty");
    }
    PictureFormat format =
        PictureFormat.of(bytes)
            .orElseThrow(
                () -> broken(location, "the file is none of PNG, JPEG, WebP, BMP and TIFF"));
    return switch (format) {
      case PNG -> decode(format, PictureChunks.ofPng(bytes, location, remedy), location);
      case JPEG -> {
        JpegHeader header = JpegHeader.of(bytes, location, remedy);
        yield decode(
            format,
            header.bare(),
            location,
            reader -> header.color().picture(reader.readRaster(0, null)));
      }
      case WEBP -> decode(format, PictureChunks.ofWebp(bytes, location, remedy), location);
      case BMP -> decode(format, bytes, location);
      case TIFF ->
          decode(
              format,
              bytes,
              location,
              reader -> Samples.of(TiffImage.read(reader, location, remedy), location, remedy));
    };
  }

  private Picture decode(PictureFormat format, byte[] bytes, String location) {
    return decode(format, bytes, location, reader -> Samples.of(reader.read(0), location, remedy));
  }

  private Picture decode(PictureFormat format, byte[] bytes, String location, Decoding decoding) {
    List<String> warnings = new ArrayList<>();
    int taken = 0;
    ImageReader reader = null;
    try (ImageInputStream in = new PictureBytes(bytes)) {
      reader = format.reader();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      long pixels = (long) width * height;
      if (pixels > mostPixels) {
        throw broken(
            location,
            "the picture is %d x %d, more than %d pixels%s"
                .formatted(width, height, mostPixels, reason));
      }
      memory.acquireUninterruptibly(permits(pixels));
      taken = permits(pixels);
      Picture picture = decoding.picture(reader);
      warnings.stream()
          .filter(PictureReader::meansLoss)
          .findFirst()
          .ifPresent(
              warning -> {
                throw broken(location, "the picture is damaged (%s)".formatted(warning));
              });
      return picture;
    } catch (DatasetFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Readers meet damaged files with unchecked exceptions of all kinds.
      throw broken(
          location,
          "the picture is damaged (%s)"
              .formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    } finally {
      memory.release(taken);
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  /** What is read of a file whose size is known. */
  private interface Decoding {
    Picture picture(ImageReader reader) throws IOException;
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

  /**
   * The bytes of a picture file as a reader wants them. A reader that takes the end of the file for
   * zeros, and so would be busy for minutes with a few bytes, is stopped.
   */
  private static final class PictureBytes extends ImageInputStreamImpl {

    /** Decoders of compressed bits look some bytes ahead. */
    private static final int MOST_READS_AFTER_END = 1000;

    private final byte[] bytes;
    private int readsAfterEnd;

    PictureBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      bitOffset = 0;
      return isAtEnd() ? -1 : bytes[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      bitOffset = 0;
      if (length == 0) {
        return 0;
      }
      if (isAtEnd()) {
        return -1;
      }
      int count = (int) Math.min(length, bytes.length - streamPos);
      System.arraycopy(bytes, (int) streamPos, target, offset, count);
      streamPos += count;
      return count;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    private boolean isAtEnd() throws IOException {
      checkClosed();
      if (streamPos < bytes.length) {
        return false;
      }
      readsAfterEnd++;
      if (readsAfterEnd > MOST_READS_AFTER_END) {
        throw new IOException("the file ends before the picture does");
      }
      return true;
    }
  }
}
