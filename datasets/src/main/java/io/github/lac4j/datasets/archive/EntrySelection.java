package io.github.lac4j.datasets.archive;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** Says which entries of an archive are wanted, and under which names. */
@FunctionalInterface
public interface EntrySelection {

  /**
   * Returns the path that an entry gets inside the target folder, or empty if it is not wanted.
   *
   * @param entry the entry's name, with slashes
   */
  Optional<String> target(String entry);

  /** Wants everything inside one folder of the archive, under the names it has in there. */
  static EntrySelection inside(String folder) {
    String prefix = requireNonNull(folder, "folder is null") + "/";
    return entry ->
        entry.startsWith(prefix) && entry.length() > prefix.length()
            ? Optional.of(entry.substring(prefix.length()))
            : Optional.empty();
  }

  /** Wants these entries only, each under a name of its own. */
  static EntrySelection only(Map<String, String> targets) {
    Map<String, String> copy = Map.copyOf(targets);
    return entry -> Optional.ofNullable(copy.get(entry));
  }
}
