package io.github.lac4j.datasets.download;

import java.io.IOException;

/** The disk did not take the bytes, which no other address can help. */
final class WriteException extends IOException {

  private static final long serialVersionUID = 1L;

  WriteException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
