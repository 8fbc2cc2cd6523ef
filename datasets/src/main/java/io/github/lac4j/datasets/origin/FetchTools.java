package io.github.lac4j.datasets.origin;

import io.github.lac4j.datasets.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What an origin works with.
 *
 * @param downloader downloads files
 * @param downloads the folder for what is downloaded but not yet unpacked; files in it survive an
 *     error, so that a download can go on
 * @param scratch an empty folder beside the target, which is deleted in the end
 * @param registry looks up the npm registry, which may ask another program
 * @param mirrors further addresses of the folder that holds the official files
 * @param progress hears how it goes on
 */
public record FetchTools(
    Downloader downloader,
    Path downloads,
    Path scratch,
    Supplier<NpmRegistry> registry,
    List<URI> mirrors,
    Progress progress) {

  /** Keeps an unmodifiable copy of the mirrors. */
  public FetchTools {
    mirrors = List.copyOf(mirrors);
  }

  /** Returns the addresses of a file in folders, the official ones first, then the mirrors. */
  List<URI> addresses(List<URI> official, String file) {
    return Stream.concat(official.stream(), mirrors.stream())
        .map(folder -> URI.create(folder.toString().replaceAll("/+$", "") + "/" + file))
        .toList();
  }

  /** Downloads a file. */
  Path download(RemoteFile file) {
    return downloader.download(file, downloads, progress);
  }
}
