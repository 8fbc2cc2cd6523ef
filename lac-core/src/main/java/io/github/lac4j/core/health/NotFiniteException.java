package io.github.lac4j.core.health;

/**
 * Tells that numbers a network gave back hold a NaN or an infinity: its training has diverged, and
 * would again.
 */
public final class NotFiniteException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which numbers they are, and where among them
   */
  public NotFiniteException(String message) {
    super(message);
  }
}
