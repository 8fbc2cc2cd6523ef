package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Single files that the authors of a set publish, each compressed with gzip under its name and
 * {@code .gz}.
 *
 * @param folders addresses of the folders that hold the files
 * @param files the files, not compressed, all of known size
 */
public record OfficialGzipFiles(List<URI> folders, List<ExpectedFile> files) implements Origin {

  /** Keeps unmodifiable copies of the lists. */
  public OfficialGzipFiles {
    folders = List.copyOf(requireNonNull(folders, "folders is null"));
    files = List.copyOf(requireNonNull(files, "files is null"));
  }

  @Override
  public long diskBytes() {
    return 2 * files.stream().mapToLong(file -> file.size().orElseThrow()).sum();
  }

  @Override
  public void fill(Path folder, FetchTools tools) throws IOException {
    for (ExpectedFile file : files) {
      String name = file.name() + ".gz";
      long size = file.size().orElseThrow();
      // gzip makes nothing larger by more than this.
      long largest = size + size / 1000 + 1024;
      Path compressed =
          tools
              .downloader()
              .download(
                  RemoteFile.compressed(name, tools.addresses(folders, name), largest),
                  tools.downloads(),
                  tools.progress());
      try {
        GzipFile.decompress(compressed, folder.resolve(file.name()), size);
      } finally {
        Files.delete(compressed);
      }
    }
  }
}
