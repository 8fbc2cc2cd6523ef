package io.github.lac4j.datasets.fetch;

import io.github.lac4j.datasets.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a set's official files from other files with the same content. */
@FunctionalInterface
public interface Conversion {

  /**
   * Writes the official files.
   *
   * @param from the folder of the other files; they are not needed any more
   * @param to an empty folder
   * @throws io.github.lac4j.datasets.DatasetFormatException if the other files are damaged
   * @throws IOException if a file cannot be read or written
   */
  void convert(Path from, Path to, Progress progress) throws IOException;
}
