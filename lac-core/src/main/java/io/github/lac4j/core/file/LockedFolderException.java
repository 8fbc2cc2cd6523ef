package io.github.lac4j.core.file;

/** Says that another process works in a folder. */
public final class LockedFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message that names the folder and the process. */
  public LockedFolderException(String message) {
    super(message);
  }
}
