package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

/** Says that a data set's files are missing, where they were looked for, and what to put there. */
public final class DatasetNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole message. */
  public DatasetNotFoundException(String message) {
    super(requireNonNull(message, "message is null"));
  }
}
