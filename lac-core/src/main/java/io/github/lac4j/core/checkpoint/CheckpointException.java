package io.github.lac4j.core.checkpoint;

/** Tells that a checkpoint cannot be written, is damaged, or belongs to something else. */
public final class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the file or entry and what to do. */
  public CheckpointException(String message) {
    super(message);
  }

  /** Creates the exception with its cause. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
