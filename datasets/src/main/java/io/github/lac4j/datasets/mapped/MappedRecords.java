package io.github.lac4j.datasets.mapped;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Records of one or several files, numbered through, read from the operating system's page cache.
 *
 * <p>The files must not change while they are mapped: Java answers the reading of a file that was
 * cut off with an {@link InternalError}. May be read by many threads at once.
 */
public final class MappedRecords {

  private static final long LARGEST_SEGMENT = 1 << 30;

  /** Consecutive records in one buffer. */
  private record Segment(int first, ByteBuffer content) {}

  private final List<Segment> segments;
  private final int recordLength;
  private final int count;

  private MappedRecords(List<Segment> segments, int recordLength, int count) {
    this.segments = List.copyOf(segments);
    this.recordLength = recordLength;
    this.count = count;
  }

  /**
   * Maps files one after the other.
   *
   * @throws IllegalArgumentException if there are none, or their records differ in length
   * @throws DatasetFormatException if a file has not the size that it should have
   * @throws UncheckedIOException if a file cannot be read
   */
  public static MappedRecords of(List<RecordFile> files) {
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
    return new MappedRecords(segments, length, next);
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
}
