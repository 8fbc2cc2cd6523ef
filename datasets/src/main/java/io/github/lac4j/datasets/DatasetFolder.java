package io.github.lac4j.datasets;

import java.nio.file.Path;

/**
 * A folder in which a data set was found.
 *
 * @param path the folder
 * @param origin who named it: an option, a variable, the user cache, a system package
 */
public record DatasetFolder(Path path, String origin) {

  /** Returns the folder and who named it, for reports and messages. */
  @Override
  public String toString() {
    return "%s (from %s)".formatted(path, origin);
  }
}
