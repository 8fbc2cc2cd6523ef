package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that a package of the operating system has put on this machine, each compressed with gzip.
 *
 * @param source the folder they are in
 * @param systemPackage the package's name, for messages
 * @param files the files, not compressed, all of known size
 */
public record SystemOrigin(Path source, String systemPackage, List<ExpectedFile> files)
    implements Origin {

  /** Keeps an unmodifiable copy of the list. */
  public SystemOrigin {
    requireNonNull(source, "source is null");
    requireNonNull(systemPackage, "systemPackage is null");
    files = List.copyOf(requireNonNull(files, "files is null"));
  }

  @Override
  public String name() {
    return "system";
  }

  @Override
  public boolean needsNetwork() {
    return false;
  }

  @Override
  public long diskBytes() {
    return files.stream().mapToLong(file -> file.size().orElseThrow()).sum();
  }

  @Override
  public void fill(Path folder, FetchTools tools) throws IOException {
    for (ExpectedFile file : files) {
      Path compressed = source.resolve(file.name() + ".gz");
      if (!Files.isRegularFile(compressed)) {
        throw new FetchException(
            "%s is not there; install the package %s, for example with: apt install %s"
                .formatted(compressed, systemPackage, systemPackage));
      }
      GzipFile.decompress(compressed, folder.resolve(file.name()), file.size().orElseThrow());
    }
  }
}
