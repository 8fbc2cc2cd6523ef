package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import java.util.Optional;
import java.util.OptionalLong;

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

  /** Returns a file of which only the size is known; the archive that it comes in has a digest. */
  public static ExpectedFile ofSize(String name, long size) {
    return new ExpectedFile(name, OptionalLong.of(size), Optional.empty());
  }

  /** Returns a file that must be there; the archive that it comes in has a digest. */
  public static ExpectedFile present(String name) {
    return new ExpectedFile(name, OptionalLong.empty(), Optional.empty());
  }
}
