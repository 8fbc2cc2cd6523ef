package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** Says why a file is no model that can be used here. */
public final class ModelFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelFileException(Path file, String why) {
    super(requireNonNull(file, "file is null") + ": " + why);
  }

  ModelFileException(Path file, String why, Throwable cause) {
    super(requireNonNull(file, "file is null") + ": " + why, cause);
  }
}
