package io.github.lac4j.datasets.fetch;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.datasets.DatasetFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The SHA-256 digests of all files of a set as they came out of its verified archive, in the format
 * of the command {@code sha256sum}, for sets whose files have no published digests of their own.
 */
final class Manifest {

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
