package io.github.lac4j.datasets.mnist;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Records;
import io.github.lac4j.datasets.Records.RecordFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One idx file, plain or gzip, and where it lies.
 *
 * <p>The format: a big-endian 32-bit magic number (2051 for images, 2049 for labels), the number of
 * items, for images also rows and columns, then one byte for every pixel or label. See <a
 * href="https://github.com/cvdfoundation/mnist">the mirror of MNIST</a>. Whether a file is
 * compressed is told from its first bytes, not from its name.
 *
 * <p>Memory is only taken for bytes that are there: a header that promises more than the file holds
 * is an error before anything is allocated for it, and decompression stops at the promised size.
 */
public final class IdxFile {

  private static final int IMAGES_MAGIC = 2051;
  private static final int IMAGES_HEADER = 4 * Integer.BYTES;
  private static final int LABELS_MAGIC = 2049;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int FIRST_CHUNK = 1 << 16;
  private static final String REMEDY = "get a fresh copy of the file";

  private final String location;
  private final Optional<Path> plainPath;
  private final Optional<byte[]> content;

  private IdxFile(String location, Optional<Path> plainPath, Optional<byte[]> content) {
    this.location = location;
    this.plainPath = plainPath;
    this.content = content;
  }

  /**
   * Takes a file; a compressed one is read, a plain one is only read when its content is asked for.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws DatasetFormatException if it is larger than an array can be
   */
  public static IdxFile of(Path path) {
    requireNonNull(path, "path is null");
    String location = path.toString();
    try {
      long size = Files.size(path);
      if (size > LARGEST_ARRAY) {
        throw new DatasetFormatException(
            location,
            "the file has %d bytes, more than %d".formatted(size, LARGEST_ARRAY),
            "split the set");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] start = in.readNBytes(2);
        return GzipMember.startsWithMagic(start)
            ? new IdxFile(location, Optional.empty(), Optional.of(Files.readAllBytes(path)))
            : new IdxFile(location, Optional.of(path), Optional.empty());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /**
   * Reads a resource that lies beside a class.
   *
   * @throws IllegalStateException if there is no such resource
   */
  public static IdxFile ofResource(Class<?> neighbour, String name) {
    requireNonNull(neighbour, "neighbour is null");
    requireNonNull(name, "name is null");
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource %s beside %s is missing; the jar is incomplete"
                .formatted(name, neighbour.getName()));
      }
      return new IdxFile("resource " + name, Optional.empty(), Optional.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the resource " + name, e);
    }
  }

  /** Returns the path or resource, for messages. */
  public String location() {
    return location;
  }

  /**
   * The content of an image file: grey images of one size.
   *
   * @param height rows of an image
   * @param width columns of an image
   * @param records the bytes of every image, row by row
   */
  public record Images(int height, int width, Records records) {

    /** Returns N, the number of images. */
    public int count() {
      return records.count();
    }

    /** Returns a copy of the bytes of one image, row by row. */
    public byte[] image(int index) {
      byte[] image = new byte[height * width];
      records.copy(index, 0, image, image.length);
      return image;
    }
  }

  /**
   * Reads the file as images; those of a file that is not compressed stay in the file, which is
   * mapped into memory.
   *
   * @throws DatasetFormatException if the file is anything else than exactly one idx image file
   */
  public Images images() {
    try (InputStream in = open()) {
      ImageHeader header = imageHeader(in);
      int size = header.height() * header.width();
      Records records =
          plainPath.isPresent()
              ? mapped(plainPath.get(), size, header.count())
              : Records.of(content(in, size * header.count()), size);
      return new Images(header.height(), header.width(), records);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Records mapped(Path path, int imageSize, int count) throws IOException {
    long size = Files.size(path) - IMAGES_HEADER;
    long promised = (long) imageSize * count;
    if (size < promised) {
      throw cutOff(promised, size);
    }
    if (size > promised) {
      throw tooLong(promised);
    }
    return Records.of(List.of(new RecordFile(path, IMAGES_HEADER, imageSize, count)));
  }

  private record ImageHeader(int count, int height, int width) {}

  /** Reads a header whose product of numbers fits an array. */
  private ImageHeader imageHeader(InputStream in) throws IOException {
    int[] header = header(in, IMAGES_MAGIC, "images", 4);
    int count = header[1];
    int height = header[2];
    int width = header[3];
    if (count < 1 || height < 1 || width < 1) {
      throw damaged(
          "the header says %d images of %d x %d, but each must be at least 1"
              .formatted(count, height, width));
    }
    // Each factor is below 2^31: the first product cannot overflow a long, the second might.
    long imageSize = (long) height * width;
    if (imageSize > LARGEST_ARRAY / count) {
      throw damaged(
          "the header says %d images of %d x %d, more than %d bytes"
              .formatted(count, height, width, LARGEST_ARRAY));
    }
    return new ImageHeader(count, height, width);
  }

  /**
   * Reads the file as labels.
   *
   * @param classes the number of classes; every label must be below it
   * @throws DatasetFormatException if the file is anything else than exactly one idx label file
   */
  public int[] labels(int classes) {
    try (InputStream in = open()) {
      int count = header(in, LABELS_MAGIC, "labels", 2)[1];
      if (count < 1) {
        throw damaged("the header says %d labels, but there must be at least 1".formatted(count));
      }
      byte[] content = content(in, count);
      int[] labels = new int[count];
      for (int i = 0; i < count; i++) {
        labels[i] = content[i] & 0xff;
        if (labels[i] >= classes) {
          throw damaged(
              "label %d is %d, but with %d classes it must be from 0 to %d"
                  .formatted(i, labels[i], classes, classes - 1));
        }
      }
      return labels;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputStream open() throws IOException {
    if (plainPath.isPresent()) {
      return new BufferedInputStream(Files.newInputStream(plainPath.get()), FIRST_CHUNK);
    }
    byte[] bytes = content.orElseThrow();
    return GzipMember.startsWithMagic(bytes)
        ? GzipMember.of(bytes)
        : new ByteArrayInputStream(bytes);
  }

  private int[] header(InputStream in, int magic, String kind, int words) throws IOException {
    byte[] header = in.readNBytes(words * Integer.BYTES);
    if (header.length >= Integer.BYTES) {
      int found = ByteBuffer.wrap(header).getInt();
      if (found != magic) {
        throw new DatasetFormatException(
            location,
            "the magic number is %d, but that of idx %s is %d".formatted(found, kind, magic),
            found == IMAGES_MAGIC || found == LABELS_MAGIC
                ? "images and labels seem to be exchanged"
                : REMEDY);
      }
    }
    if (header.length < words * Integer.BYTES) {
      throw damaged(
          "the file ends after %d bytes, inside its header of %d bytes"
              .formatted(header.length, words * Integer.BYTES));
    }
    int[] values = new int[words];
    ByteBuffer.wrap(header).asIntBuffer().get(values);
    return values;
  }

  /** Reads exactly the promised number of bytes, for which memory is taken as they come. */
  private byte[] content(InputStream in, int promised) throws IOException {
    byte[] content = in.readNBytes(promised);
    if (content.length < promised) {
      throw cutOff(promised, content.length);
    }
    if (in.read() >= 0) {
      throw tooLong(promised);
    }
    return content;
  }

  private DatasetFormatException cutOff(long promised, long there) {
    return damaged(
        "the header promises %d bytes, but only %d follow it".formatted(promised, there));
  }

  private DatasetFormatException tooLong(long promised) {
    return damaged("bytes follow the %d that the header promises".formatted(promised));
  }

  private DatasetFormatException damaged(String problem) {
    return new DatasetFormatException(location, problem, REMEDY);
  }

  private DatasetFormatException unreadable(IOException e) {
    return new DatasetFormatException(location, e.getMessage(), REMEDY, e);
  }
}
