package io.github.lac4j.datasets.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How a data set is to be fetched.
 *
 * @param dataDirectory the folder that gets the set's folder
 * @param origin the name of the origin
 * @param offline whether the network must not be used
 * @param mirrors addresses of folders that hold the official files, tried after the official ones
 */
public record FetchRequest(Path dataDirectory, String origin, boolean offline, List<URI> mirrors) {

  /** Keeps an unmodifiable copy of the mirrors. */
  public FetchRequest {
    requireNonNull(dataDirectory, "dataDirectory is null");
    requireNonNull(origin, "origin is null");
    mirrors = List.copyOf(requireNonNull(mirrors, "mirrors is null"));
  }

  /** Returns a request for the official files. */
  public static FetchRequest official(Path dataDirectory) {
    return new FetchRequest(dataDirectory, Origin.OFFICIAL, false, List.of());
  }
}
