package io.github.lac4j.datasets.origin;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Compares a folder with what is known of the official files.
 *
 * <p>A file may be compressed with gzip under its name and {@code .gz}; its content counts. Files
 * without a published digest are compared with the {@link Manifest} that fetching has written.
 */
public final class Verification {

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
        if (check(folder, file, file.digest()).status() != FileCheck.Status.OK) {
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
        return wrong(
            file.name(), "%d bytes instead of %d".formatted(size, file.size().getAsLong()));
      }
      return expected.isPresent()
          ? compared(
              file.name(), expected.get(), ContentDigest.of(expected.get().algorithm(), plain))
          : new FileCheck(
              file.name(), FileCheck.Status.SIZE_ONLY, size + " bytes, no digest is known");
    }
    if (!Files.isRegularFile(compressed)) {
      return missing(file.name());
    }
    // One byte more than the file may have makes the digest of a bomb a wrong one.
    try (InputStream in =
        BoundedInputStream.builder()
            .setInputStream(GzipFile.open(compressed))
            .setMaxCount(file.size().orElse(Long.MAX_VALUE - 1) + 1)
            .get()) {
      Algorithm algorithm = expected.map(ContentDigest::algorithm).orElse(Algorithm.SHA_256);
      ContentDigest found = ContentDigest.of(algorithm, in);
      return compared(file.name(), expected.orElse(found), found);
    } catch (DatasetFormatException e) {
      return wrong(file.name(), e.getMessage());
    } catch (IOException e) {
      return wrong(file.name(), "%s is damaged (%s)".formatted(compressed, e.getMessage()));
    }
  }

  private static FileCheck compared(String file, ContentDigest expected, ContentDigest found) {
    return found.equals(expected)
        ? new FileCheck(file, FileCheck.Status.OK, found.toString())
        : wrong(file, "%s instead of %s".formatted(found, expected));
  }

  private static FileCheck wrong(String file, String detail) {
    return new FileCheck(file, FileCheck.Status.WRONG, detail);
  }

  private static FileCheck missing(String file) {
    return new FileCheck(file, FileCheck.Status.MISSING, "not there");
  }

  /**
   * What the check of one file gave.
   *
   * @param file the path inside the set's folder
   * @param status whether it is as it should be
   * @param detail digest or size, found and expected, in words
   */
  public record FileCheck(String file, Status status, String detail) {

    /** The outcomes of a check. */
    public enum Status {
      /** Size and digest are those of the official file, or of the file as it was fetched. */
      OK,
      /** The size is right, and no digest is known. */
      SIZE_ONLY,
      /** The file is not there. */
      MISSING,
      /** Size or digest are wrong, or the file cannot be decompressed. */
      WRONG
    }

    /** Says whether the file can be used. */
    public boolean usable() {
      return status == Status.OK || status == Status.SIZE_ONLY;
    }
  }

  /**
   * The SHA-256 digests of all files of a set as they came out of its verified archive, in the
   * format of the command {@code sha256sum}, for sets whose files have no published digests of
   * their own.
   */
  static final class Manifest {

    static final String NAME = ".lac4j-sha256sums";

    private static final String SEPARATOR = "  ";

    private Manifest() {}

    /** Writes the manifest of a folder into it. */
    static void write(Path folder) throws IOException {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(folder)) {
        files = walk.filter(Files::isRegularFile).sorted().toList();
      }
      StringBuilder text = new StringBuilder();
      for (Path file : files) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        text.append(ContentDigest.of(Algorithm.SHA_256, file).hex())
            .append(SEPARATOR)
            .append(name)
            .append('\n');
      }
      Files.writeString(folder.resolve(NAME), text);
    }

    /** Returns the digests by file; none if there is no manifest. */
    static Map<String, ContentDigest> read(Path folder) throws IOException {
      Path manifest = folder.resolve(NAME);
      Map<String, ContentDigest> digests = new LinkedHashMap<>();
      if (!Files.isRegularFile(manifest)) {
        return digests;
      }
      try {
        for (String line : Files.readAllLines(manifest)) {
          String[] parts = line.split(SEPARATOR, 2);
          Path name = Path.of(parts[1]).normalize();
          if (name.isAbsolute() || name.startsWith("..")) {
            throw damaged(manifest, null);
          }
          digests.put(parts[1], ContentDigest.sha256(parts[0]));
        }
      } catch (CharacterCodingException
          | IllegalArgumentException
          | ArrayIndexOutOfBoundsException e) {
        throw damaged(manifest, e);
      }
      return digests;
    }

    private static DatasetFormatException damaged(Path manifest, Exception e) {
      return new DatasetFormatException(
          manifest.toString(),
          "the list of digests is damaged",
          "delete it, or fetch the data set again",
          e);
    }
  }
}
