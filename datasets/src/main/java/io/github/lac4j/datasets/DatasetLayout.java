package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of a data set lie, and what they are.
 *
 * @param dataset the name of the set
 * @param folders the names its folder may have inside a data directory, the usual one first
 * @param systemFolders further places to look in, whole paths
 * @param content what belongs into the folder, for messages
 * @param remedy what fills the folder, a sentence for messages
 */
public record DatasetLayout(
    String dataset, List<String> folders, List<Path> systemFolders, String content, String remedy) {

  /**
   * Keeps unmodifiable copies of the lists.
   *
   * @throws IllegalArgumentException if there is no folder name
   */
  public DatasetLayout {
    requireNonNull(dataset, "dataset is null");
    folders = List.copyOf(requireNonNull(folders, "folders is null"));
    systemFolders = List.copyOf(requireNonNull(systemFolders, "systemFolders is null"));
    requireNonNull(content, "content is null");
    requireNonNull(remedy, "remedy is null");
    if (folders.isEmpty()) {
      throw new IllegalArgumentException(
          "The data set %s needs the name of a folder".formatted(dataset));
    }
  }

  /** Returns the layout of a set that {@code lac data fetch} can fetch. */
  public static DatasetLayout fetchable(
      String dataset, List<String> folders, List<Path> systemFolders, String content) {
    return new DatasetLayout(
        dataset, folders, systemFolders, content, "Fetch it with: lac data fetch " + dataset + ".");
  }
}
