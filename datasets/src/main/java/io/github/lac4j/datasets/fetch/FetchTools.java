package io.github.lac4j.datasets.fetch;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.download.Downloader;
import io.github.lac4j.datasets.npm.NpmRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

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
    requireNonNull(downloader, "downloader is null");
    requireNonNull(downloads, "downloads is null");
    requireNonNull(scratch, "scratch is null");
    requireNonNull(registry, "registry is null");
    mirrors = List.copyOf(requireNonNull(mirrors, "mirrors is null"));
    requireNonNull(progress, "progress is null");
  }
}
