package io.github.lac4j.datasets.download;

import static java.util.Objects.requireNonNull;

/** Says that the disk did not take a download, which no other origin or address can help. */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole message, and what the disk said. */
  public StorageException(String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
  }
}
