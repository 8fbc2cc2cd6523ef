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
 */
public record DataLocation(List<Root> roots) {

  /** The command's option that names a folder; it goes before {@link #ENVIRONMENT_VARIABLE}. */
  public static final String OPTION = "--data-dir";

  /** The environment variable that names a folder. */
  public static final String ENVIRONMENT_VARIABLE = "LAC4J_DATA";

  /**
   * A folder of data sets.
   *
   * @param path the folder; it need not exist
   * @param origin who named it, for messages: an option, a variable
   */
  public record Root(Path path, String origin) {

    /** Checks that nothing is null. */
    public Root {
      requireNonNull(path, "path is null");
      requireNonNull(origin, "origin is null");
    }
  }

  /** Keeps an unmodifiable copy of the list. */
  public DataLocation {
    roots = List.copyOf(requireNonNull(roots, "roots is null"));
  }

  /** Returns a location without any folder: only embedded and system-wide sets can be opened. */
  public static DataLocation none() {
    return new DataLocation(List.of());
  }

  /** Returns the location that is this one folder. */
  public static DataLocation of(Path dataDirectory) {
    return of(Optional.of(dataDirectory), Map.of());
  }

  /**
   * Returns the folder given explicitly, if any, followed by the one that the environment names.
   *
   * @param dataDirectory the value of {@link #OPTION}
   * @param environment the process's environment, {@link System#getenv()}
   */
  public static DataLocation of(Optional<Path> dataDirectory, Map<String, String> environment) {
    List<Root> roots = new ArrayList<>();
    dataDirectory.ifPresent(path -> roots.add(new Root(path, OPTION)));
    String variable = environment.get(ENVIRONMENT_VARIABLE);
    if (variable != null && !variable.isBlank()) {
      roots.add(new Root(Path.of(variable), ENVIRONMENT_VARIABLE));
    }
    return new DataLocation(roots);
  }

  /**
   * Finds the folder of a data set.
   *
   * @param dataset its name, for the message
   * @param folders the names its folder may have inside a root, the usual one first
   * @param systemFolders further places to look in, whole paths
   * @param content what belongs into the folder, for the message
   * @throws DatasetNotFoundException if none of the folders exists
   */
  public Path folderOf(
      String dataset, List<String> folders, List<Path> systemFolders, String content) {
    List<String> lookedAt = new ArrayList<>();
    for (Root root : roots) {
      for (String folder : folders) {
        Path candidate = root.path().resolve(folder);
        if (Files.isDirectory(candidate)) {
          return candidate;
        }
        lookedAt.add("%s (from %s)".formatted(candidate, root.origin()));
      }
    }
    for (Path candidate : systemFolders) {
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
      lookedAt.add("%s (system package)".formatted(candidate));
    }
    String looked = lookedAt.isEmpty() ? "none" : String.join(", ", lookedAt);
    String naming =
        roots.isEmpty()
            ? " Name a data directory with %s or the environment variable %s."
                .formatted(OPTION, ENVIRONMENT_VARIABLE)
            : "";
    throw new DatasetNotFoundException(
        "The data set %s was not found. Looked for the folders: %s.%s Create <data directory>/%s and"
                .formatted(dataset, looked, naming, folders.get(0))
            + " put there %s.".formatted(content));
  }

  /**
   * Returns a file that a data set cannot do without.
   *
   * @param folder the data set's folder
   * @param names the names that the file may have, the preferred one first
   * @param content what belongs into the folder, for the message
   * @throws DatasetNotFoundException if the folder holds none of them
   */
  public static Path requiredFile(Path folder, List<String> names, String content) {
    for (String name : names) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new DatasetNotFoundException(
        "The folder %s holds no %s. Put there %s."
            .formatted(folder, String.join(" and no ", names), content));
  }
}
