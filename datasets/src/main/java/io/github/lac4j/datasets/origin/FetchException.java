package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

/** Says why a data set could not be fetched, and what to do about it. */
public final class FetchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole message. */
  public FetchException(String message) {
    super(requireNonNull(message, "message is null"));
  }

  /** Takes the whole message, and what went wrong below. */
  public FetchException(String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
  }
}
