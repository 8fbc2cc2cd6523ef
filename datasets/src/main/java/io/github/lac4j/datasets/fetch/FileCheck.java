package io.github.lac4j.datasets.fetch;

import static java.util.Objects.requireNonNull;

/**
 * What the check of one file gave.
 *
 * @param file the path inside the set's folder
 * @param status whether it is as it should be
 * @param detail digest or size, found and expected, in words
 */
public record FileCheck(String file, Status status, String detail) {

  /** The outcomes of a check. */
  public enum Status {
    /** Size and digest are those of the official file, or of the file as it was fetched. */
    OK,
    /** The size is right, and no digest is known. */
    SIZE_ONLY,
    /** The file is not there. */
    MISSING,
    /** Size or digest are wrong, or the file cannot be decompressed. */
    WRONG
  }

  /** Checks that nothing is null. */
  public FileCheck {
    requireNonNull(file, "file is null");
    requireNonNull(status, "status is null");
    requireNonNull(detail, "detail is null");
  }

  /** Says whether the file can be used. */
  public boolean usable() {
    return status == Status.OK || status == Status.SIZE_ONLY;
  }
}
