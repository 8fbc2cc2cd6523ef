package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Records of equal length, numbered through: of an array, or of one or several files, which are
 * read from the operating system's page cache.
 *
 * <p>The files must not change while they are mapped: Java answers the reading of a file that was
 * cut off with an {@link InternalError}. May be read by many threads at once.
 */
public final class Records {

  private static final long LARGEST_SEGMENT = 1 << 30;

  /** Consecutive records in one buffer. */
  private record Segment(int first, ByteBuffer content) {}

  private final List<Segment> segments;
  private final int recordLength;
  private final int count;

  private Records(List<Segment> segments, int recordLength, int count) {
    this.segments = List.copyOf(segments);
    this.recordLength = recordLength;
    this.count = count;
  }

  /**
   * Takes the records of an array, which is not copied and must not be written to again.
   *
   * @throws IllegalArgumentException if there is none, or a part of one
   */
  public static Records of(byte[] content, int recordLength) {
    if (content.length == 0 || content.length % recordLength != 0) {
      throw new IllegalArgumentException(
          "%d bytes are not one or more records of %d".formatted(content.length, recordLength));
    }
    Segment all = new Segment(0, ByteBuffer.wrap(content));
    return new Records(List.of(all), recordLength, content.length / recordLength);
  }

  /**
   * Maps files one after the other.
   *
   * @throws IllegalArgumentException if there are none, or their records differ in length
   * @throws DatasetFormatException if a file has not the size that it should have
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Records of(List<RecordFile> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There are no files to map; name at least one");
    }
    int length = files.get(0).recordLength();
    List<Segment> segments = new ArrayList<>();
    int next = 0;
    for (RecordFile file : files) {
      if (file.recordLength() != length) {
        throw new IllegalArgumentException(
            "%s has records of %d bytes, but the files before of %d"
                .formatted(file.path(), file.recordLength(), length));
      }
      map(file, next, segments);
      next = Math.addExact(next, file.count());
    }
    return new Records(segments, length, next);
  }

  private static void map(RecordFile file, int first, List<Segment> segments) {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      if (channel.size() != file.size()) {
        throw new DatasetFormatException(
            file.path().toString(),
            "the file has %d bytes, but must have %d".formatted(channel.size(), file.size()),
            "get a fresh copy of the file");
      }
      int perSegment = (int) Math.max(1, LARGEST_SEGMENT / file.recordLength());
      for (int done = 0; done < file.count(); done += perSegment) {
        int records = Math.min(perSegment, file.count() - done);
        long start = file.header() + (long) done * file.recordLength();
        segments.add(
            new Segment(
                first + done,
                channel.map(MapMode.READ_ONLY, start, (long) records * file.recordLength())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.path(), e);
    }
  }

  /** Returns the number of records. */
  public int count() {
    return count;
  }

  /** Returns the number of bytes of a record. */
  public int recordLength() {
    return recordLength;
  }

  /**
   * Copies a part of a record.
   *
   * @param index the record
   * @param offset the first byte within it
   * @throws IndexOutOfBoundsException if there is no such record or byte, or the target is too
   *     short
   */
  public void copy(int index, int offset, byte[] target, int length) {
    Objects.checkIndex(index, count);
    Objects.checkFromIndexSize(offset, length, recordLength);
    Segment segment = segmentOf(index);
    segment.content().get((index - segment.first()) * recordLength + offset, target, 0, length);
  }

  /** Returns one byte of a record, from 0 to 255. */
  public int unsignedByte(int index, int offset) {
    Objects.checkIndex(index, count);
    Objects.checkIndex(offset, recordLength);
    Segment segment = segmentOf(index);
    return segment.content().get((index - segment.first()) * recordLength + offset) & 0xff;
  }

  private Segment segmentOf(int index) {
    // There are few segments: six at most for the sets this library knows.
    int i = segments.size() - 1;
    while (segments.get(i).first() > index) {
      i--;
    }
    return segments.get(i);
  }

  /**
   * A file of equally long records after a header.
   *
   * @param path the file
   * @param header bytes before the first record
   * @param recordLength bytes of a record
   * @param count number of records
   */
  public record RecordFile(Path path, int header, int recordLength, int count) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there is no record or a size is negative
     */
    public RecordFile {
      requireNonNull(path, "path is null");
      if (header < 0 || recordLength < 1 || count < 1) {
        throw new IllegalArgumentException(
            "%s cannot hold %d records of %d bytes after a header of %d"
                .formatted(path, count, recordLength, header));
      }
    }

    /**
     * Returns a file of nothing but records.
     *
     * @param what what the records are, for messages
     * @throws DatasetFormatException if it has no record, or a part of one
     * @throws UncheckedIOException if it cannot be read
     */
    public static RecordFile whole(Path path, int recordLength, String what) {
      try {
        long size = Files.size(path);
        if (size == 0 || size % recordLength != 0) {
          throw new DatasetFormatException(
              path.toString(),
              "the file has %d bytes, but must hold one or more %s of %d bytes each"
                  .formatted(size, what, recordLength),
              "get a fresh copy of the file");
        }
        return new RecordFile(path, 0, recordLength, Math.toIntExact(size / recordLength));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + path, e);
      }
    }

    /** Returns the number of bytes that the file must have. */
    public long size() {
      return header + (long) recordLength * count;
    }
  }
}
