package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.registry.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A data set that can be fetched.
 *
 * @param names the names by which the set can be asked for; sets of one folder share an entry
 * @param folder the folder inside the data directory, with slashes
 * @param files the official files, at least one
 * @param origins the ways to get them, the official one first
 * @param terms licence or conditions, a sentence
 */
@Kind("data set to fetch")
public record FetchableDataset(
    List<String> names,
    String folder,
    List<ExpectedFile> files,
    List<Origin> origins,
    String terms) {

  /**
   * Keeps unmodifiable copies of the lists.
   *
   * @throws IllegalArgumentException if there is no name, file or origin
   */
  public FetchableDataset {
    names = List.copyOf(requireNonNull(names, "names is null"));
    requireNonNull(folder, "folder is null");
    files = List.copyOf(requireNonNull(files, "files is null"));
    origins = List.copyOf(requireNonNull(origins, "origins is null"));
    requireNonNull(terms, "terms is null");
    if (names.isEmpty() || files.isEmpty() || origins.isEmpty()) {
      throw new IllegalArgumentException(
          "The data set %s needs a name, a file and an origin".formatted(names));
    }
  }

  /** Returns the first name. */
  public String name() {
    return names.get(0);
  }

  /** Returns the origin of this name. */
  public Optional<Origin> origin(String name) {
    return origins.stream().filter(origin -> origin.name().equals(name)).findFirst();
  }

  /** Says whether a published digest is known for every file. */
  boolean hasAllDigests() {
    return files.stream().allMatch(file -> file.digest().isPresent());
  }

  /**
   * A file that the complete, official data set has.
   *
   * @param name its path inside the set's folder, with slashes
   * @param size its number of bytes, if that is known
   * @param digest its digest, not compressed, if one is published
   */
  public record ExpectedFile(String name, OptionalLong size, Optional<ContentDigest> digest) {

    /** Checks that nothing is null. */
    public ExpectedFile {
      requireNonNull(name, "name is null");
      requireNonNull(size, "size is null");
      requireNonNull(digest, "digest is null");
    }

    /** Returns a file whose digest is published. */
    public static ExpectedFile of(String name, long size, ContentDigest digest) {
      return new ExpectedFile(name, OptionalLong.of(size), Optional.of(digest));
    }

    /**
     * Returns a file of which only the size is known; the archive that it comes in has a digest.
     */
    public static ExpectedFile ofSize(String name, long size) {
      return new ExpectedFile(name, OptionalLong.of(size), Optional.empty());
    }

    /** Returns a file that must be there; the archive that it comes in has a digest. */
    public static ExpectedFile present(String name) {
      return new ExpectedFile(name, OptionalLong.empty(), Optional.empty());
    }
  }
}
