package io.github.lac4j.datasets.download;

import static java.util.Objects.requireNonNull;

/** Says which file could not be downloaded, what each address answered, and what to do about it. */
public final class DownloadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole message. */
  public DownloadException(String message) {
    super(requireNonNull(message, "message is null"));
  }

  /** Takes the whole message, and the last thing that went wrong. */
  public DownloadException(String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
  }
}
