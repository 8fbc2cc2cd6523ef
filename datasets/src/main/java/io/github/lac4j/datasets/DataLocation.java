package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folders in which data sets are looked for, the first one first.
 *
 * <p>Each folder holds one subfolder for every data set, named as torchvision names it, so that one
 * copy of the files serves both.
 *
 * @param roots the folders and who named them
 * @param cache where images that had to be decoded are kept; without it they are kept on the heap
 */
public record DataLocation(List<DatasetFolder> roots, Optional<Path> cache) {

  /** The command's option that names a folder; it goes before {@link #ENVIRONMENT_VARIABLE}. */
  public static final String OPTION = "--data-dir";

  /** The environment variable that names a folder. */
  public static final String ENVIRONMENT_VARIABLE = "LAC4J_DATA";

  private static final String USER_CACHE = "the user cache";
  private static final String SYSTEM_PACKAGE = "a system package";

  /** Keeps an unmodifiable copy of the list. */
  public DataLocation {
    roots = List.copyOf(requireNonNull(roots, "roots is null"));
    requireNonNull(cache, "cache is null");
  }

  /** Returns a location without any folder: only embedded and system-wide sets can be opened. */
  public static DataLocation none() {
    return new DataLocation(List.of(), Optional.empty());
  }

  /** Returns the location that is this one folder, which also keeps decoded images. */
  public static DataLocation of(Path dataDirectory) {
    return new DataLocation(
        List.of(new DatasetFolder(dataDirectory, OPTION)), Optional.of(dataDirectory));
  }

  /**
   * Returns the folder given explicitly, if any, followed by the one that the environment names;
   * nothing is kept outside them.
   *
   * @param dataDirectory the value of {@link #OPTION}
   * @param environment the process's environment, {@link System#getenv()}
   */
  public static DataLocation of(Optional<Path> dataDirectory, Map<String, String> environment) {
    List<DatasetFolder> roots = new ArrayList<>();
    dataDirectory.ifPresent(path -> roots.add(new DatasetFolder(path, OPTION)));
    String variable = environment.get(ENVIRONMENT_VARIABLE);
    if (variable != null && !variable.isBlank()) {
      roots.add(new DatasetFolder(Path.of(variable), ENVIRONMENT_VARIABLE));
    }
    return new DataLocation(roots, roots.stream().findFirst().map(DatasetFolder::path));
  }

  /**
   * Returns the look-up order of the command: the folder given explicitly, the one that the
   * environment names, and the user cache. Decoded images are kept in the folder given explicitly
   * if that can be written, or else in the user cache.
   *
   * @param dataDirectory the value of {@link #OPTION}
   * @param environment the process's environment, {@link System#getenv()}
   * @param home the user's home directory
   */
  public static DataLocation standard(
      Optional<Path> dataDirectory, Map<String, String> environment, Path home) {
    Optional<Path> userCache = UserCache.of(environment, home);
    List<DatasetFolder> roots = new ArrayList<>(of(dataDirectory, environment).roots());
    userCache.ifPresent(cache -> roots.add(new DatasetFolder(cache, USER_CACHE)));
    return new DataLocation(
        roots, dataDirectory.filter(DataLocation::mayBeWritten).or(() -> userCache));
  }

  private static boolean mayBeWritten(Path folder) {
    return Files.isWritable(folder) || Files.notExists(folder);
  }

  /** Returns the folder that new data sets are put into: the first one that is looked into. */
  public Optional<Path> target() {
    return roots.stream().findFirst().map(DatasetFolder::path);
  }

  /** Finds the folder of a data set; where it is missing, the result is empty. */
  public Optional<DatasetFolder> find(DatasetLayout layout) {
    return candidates(layout).stream()
        .filter(candidate -> Files.isDirectory(candidate.path()))
        .findFirst();
  }

  /**
   * Finds the folder of a data set.
   *
   * @throws DatasetNotFoundException if none of the folders exists; it names all of them and what
   *     would fill them
   */
  public DatasetFolder require(DatasetLayout layout) {
    return find(layout).orElseThrow(() -> notFound(layout));
  }

  private List<DatasetFolder> candidates(DatasetLayout layout) {
    List<DatasetFolder> candidates = new ArrayList<>();
    for (DatasetFolder root : roots) {
      for (String folder : layout.folders()) {
        candidates.add(new DatasetFolder(root.path().resolve(folder), root.origin()));
      }
    }
    for (Path folder : layout.systemFolders()) {
      candidates.add(new DatasetFolder(folder, SYSTEM_PACKAGE));
    }
    return candidates;
  }

  private DatasetNotFoundException notFound(DatasetLayout layout) {
    List<String> lookedAt = candidates(layout).stream().map(DatasetFolder::toString).toList();
    String naming =
        roots.isEmpty()
            ? " Name a data directory with %s or the environment variable %s."
                .formatted(OPTION, ENVIRONMENT_VARIABLE)
            : "";
    return new DatasetNotFoundException(
        "The data set %s was not found. Looked for the folders: %s.%s %s Or create <data directory>/%s and put there %s."
            .formatted(
                layout.dataset(),
                lookedAt.isEmpty() ? "none" : String.join(", ", lookedAt),
                naming,
                layout.remedy(),
                layout.folders().get(0),
                layout.content()));
  }

  /**
   * Returns a file that a data set cannot do without.
   *
   * @param folder the data set's folder
   * @param names the names that the file may have, the preferred one first
   * @param layout what belongs into the folder, for the message
   * @throws DatasetNotFoundException if the folder holds none of them
   */
  public static Path requiredFile(Path folder, List<String> names, DatasetLayout layout) {
    for (String name : names) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new DatasetNotFoundException(
        "The folder %s holds no %s. %s Or put there %s."
            .formatted(folder, String.join(" and no ", names), layout.remedy(), layout.content()));
  }

  /** Where this user's programs keep files that can be fetched or made again. */
  private static final class UserCache {

    private static final String FOLDER = "lac4j";

    private UserCache() {}

    /**
     * Follows the XDG base directory specification, and on Windows the local application data;
     * empty if there is no home either. Java calls the home of a user that the system does not know
     * "?".
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
}
