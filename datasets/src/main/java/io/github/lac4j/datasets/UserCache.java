package io.github.lac4j.datasets;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where this user's programs keep files that can be fetched or made again. */
final class UserCache {

  private static final String FOLDER = "lac4j";

  private UserCache() {}

  /**
   * Follows the XDG base directory specification, and on Windows the local application data; empty
   * if there is no home either. Java calls the home of a user that the system does not know "?".
   */
  static Optional<Path> of(Map<String, String> environment, Path home) {
    String xdg = environment.get("XDG_CACHE_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Optional.of(Path.of(xdg, FOLDER));
    }
    String windows = environment.get("LOCALAPPDATA");
    if (windows != null && !windows.isBlank()) {
      return Optional.of(Path.of(windows, FOLDER));
    }
    return Optional.of(home)
        .filter(Path::isAbsolute)
        .map(folder -> folder.resolve(".cache").resolve(FOLDER));
  }
}
