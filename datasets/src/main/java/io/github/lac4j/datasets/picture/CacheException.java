package io.github.lac4j.datasets.picture;

import static java.util.Objects.requireNonNull;

/** Says why decoded images could not be kept, and what to do about it. */
public final class CacheException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole message. */
  public CacheException(String message) {
    super(requireNonNull(message, "message is null"));
  }

  /** Takes the whole message, and what went wrong below. */
  public CacheException(String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
  }
}
