package io.github.lac4j.core.backend;

/** Tells that ND4J cannot run on this machine with the backend on the class path. */
public final class UnsupportedBackendException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the card and the remedy. */
  public UnsupportedBackendException(String message) {
    super(message);
  }

  /** Creates the exception with its cause. */
  public UnsupportedBackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
