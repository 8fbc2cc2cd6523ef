package io.github.lac4j.datasets.archive;

/**
 * What an archive may unpack to; more is taken for a decompression bomb.
 *
 * @param entries the largest number of entries, folders included
 * @param bytes the largest number of bytes of all entries together, those that are not wanted
 *     included
 */
public record UnpackLimits(long entries, long bytes) {

  /**
   * Checks that something may come out.
   *
   * @throws IllegalArgumentException if a limit is below 1
   */
  public UnpackLimits {
    if (entries < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "The limits are %d entries and %d bytes; each must be 1 or more"
              .formatted(entries, bytes));
    }
  }
}
