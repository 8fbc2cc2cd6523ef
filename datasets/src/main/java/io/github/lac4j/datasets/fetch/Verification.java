package io.github.lac4j.datasets.fetch;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.fetch.FileCheck.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a folder with what is known of the official files.
 *
 * <p>A file may be compressed with gzip under its name and {@code .gz}; its content counts. Files
 * without a published digest are compared with the {@link Manifest} that fetching has written.
 */
public final class Verification {

  private static final int BUFFER = 1 << 16;

  private Verification() {}

  /**
   * Checks all files.
   *
   * @throws IOException if a file cannot be read
   */
  public static List<FileCheck> of(FetchableDataset dataset, Path folder) throws IOException {
    Map<String, ContentDigest> fetched = new LinkedHashMap<>(Manifest.read(folder));
    List<FileCheck> checks = new ArrayList<>();
    for (ExpectedFile file : dataset.files()) {
      Optional<ContentDigest> digest =
          file.digest().or(() -> Optional.ofNullable(fetched.get(file.name())));
      fetched.remove(file.name());
      checks.add(check(folder, file, digest));
    }
    for (Map.Entry<String, ContentDigest> entry : fetched.entrySet()) {
      Path path = folder.resolve(entry.getKey());
      checks.add(
          Files.isRegularFile(path)
              ? compared(
                  entry.getKey(),
                  entry.getValue(),
                  ContentDigest.of(entry.getValue().algorithm(), path))
              : missing(entry.getKey()));
    }
    return checks;
  }

  /**
   * Says, in words for reports, whether the files of a folder are the official ones, as far as
   * digests of them are published. A file of another size is not read.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public static String remark(List<ExpectedFile> official, Path folder) {
    List<String> others = new ArrayList<>();
    try {
      for (ExpectedFile file : official) {
        if (check(folder, file, file.digest()).status() != Status.OK) {
          others.add(file.name());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
    return others.isEmpty()
        ? "the official files"
        : "not the official files: " + String.join(", ", others);
  }

  private static FileCheck check(Path folder, ExpectedFile file, Optional<ContentDigest> expected)
      throws IOException {
    Path plain = folder.resolve(file.name());
    Path compressed = folder.resolve(file.name() + ".gz");
    if (Files.isRegularFile(plain)) {
      long size = Files.size(plain);
      if (size != file.size().orElse(size)) {
        return wrongSize(file, size);
      }
      return expected.isPresent()
          ? compared(
              file.name(), expected.get(), ContentDigest.of(expected.get().algorithm(), plain))
          : new FileCheck(file.name(), Status.SIZE_ONLY, size + " bytes, no digest is known");
    }
    if (!Files.isRegularFile(compressed)) {
      return missing(file.name());
    }
    try (InputStream in = GzipFile.open(compressed)) {
      Algorithm algorithm = expected.map(ContentDigest::algorithm).orElse(Algorithm.SHA_256);
      ContentDigest found = bounded(algorithm, in, file.size().orElse(Long.MAX_VALUE));
      return compared(file.name(), expected.orElse(found), found);
    } catch (DatasetFormatException e) {
      return new FileCheck(file.name(), Status.WRONG, e.getMessage());
    } catch (IOException e) {
      return new FileCheck(
          file.name(), Status.WRONG, "%s is damaged (%s)".formatted(compressed, e.getMessage()));
    }
  }

  /** Reads one byte more than the file may have, which makes the digest of a bomb a wrong one. */
  private static ContentDigest bounded(Algorithm algorithm, InputStream in, long size)
      throws IOException {
    MessageDigest digest = algorithm.start();
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    int count;
    while (done <= size && (count = in.read(buffer)) >= 0) {
      digest.update(buffer, 0, count);
      done += count;
    }
    return new ContentDigest(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  private static FileCheck compared(String file, ContentDigest expected, ContentDigest found) {
    return found.equals(expected)
        ? new FileCheck(file, Status.OK, found.toString())
        : new FileCheck(file, Status.WRONG, "%s instead of %s".formatted(found, expected));
  }

  private static FileCheck wrongSize(ExpectedFile file, long size) {
    return new FileCheck(
        file.name(),
        Status.WRONG,
        "%d bytes instead of %d".formatted(size, file.size().orElseThrow()));
  }

  private static FileCheck missing(String file) {
    return new FileCheck(file, Status.MISSING, "not there");
  }
}
