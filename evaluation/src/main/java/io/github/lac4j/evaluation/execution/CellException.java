package io.github.lac4j.evaluation.execution;

/** Says that work on a cell stopped before it was finished; it may go on in another attempt. */
public final class CellException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that says why. */
  public CellException(String message) {
    super(message);
  }

  /** Creates the exception with its cause. */
  public CellException(String message, Throwable cause) {
    super(message, cause);
  }
}
