package io.github.lac4j.datasets.download;

import java.io.IOException;

/** An answer that will not get better by asking the same address again. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
