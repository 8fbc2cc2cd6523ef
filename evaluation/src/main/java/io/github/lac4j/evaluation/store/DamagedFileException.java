package io.github.lac4j.evaluation.store;

/** Says that a file of a study is not what was once written there. */
public final class DamagedFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the file and the remedy. */
  public DamagedFileException(String message) {
    super(message);
  }

  /** Creates the exception with its cause. */
  public DamagedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
