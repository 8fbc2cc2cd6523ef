package io.github.lac4j.datasets.mapped;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

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

  /** Returns the number of bytes that the file must have. */
  public long size() {
    return header + (long) recordLength * count;
  }
}
