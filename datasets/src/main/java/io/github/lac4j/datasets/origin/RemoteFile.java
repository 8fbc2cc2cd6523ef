package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.origin.Credentials.UserInfo;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A file to download.
 *
 * @param name the name that the file gets
 * @param addresses where it is, the official address first
 * @param size its exact number of bytes, if all addresses give the same
 * @param largest the number of bytes above which no address is believed
 * @param digest its digest as it is downloaded, if all addresses give the same
 * @param credentials what servers want to see first; names and passwords in the addresses join them
 */
public record RemoteFile(
    String name,
    List<URI> addresses,
    OptionalLong size,
    long largest,
    Optional<ContentDigest> digest,
    List<Credentials> credentials) {

  /**
   * Keeps unmodifiable copies of the lists, of the addresses without names and passwords.
   *
   * @throws IllegalArgumentException if the name is a path, or an address is not http or https
   */
  public RemoteFile {
    requireNonNull(name, "name is null");
    requireNonNull(addresses, "addresses is null");
    credentials =
        Stream.concat(
                requireNonNull(credentials, "credentials is null").stream(),
                addresses.stream().map(UserInfo::of).flatMap(Optional::stream))
            .toList();
    addresses = addresses.stream().map(UserInfo::without).toList();
    requireNonNull(size, "size is null");
    requireNonNull(digest, "digest is null");
    if (name.isEmpty() || Path.of(name).getNameCount() != 1 || name.contains("/")) {
      throw new IllegalArgumentException(
          "\"%s\" cannot be the name of a download; give a name without a folder".formatted(name));
    }
    for (URI address : addresses) {
      if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
        throw new IllegalArgumentException(
            "The address %s cannot be downloaded from; give one that starts with http: or https:"
                .formatted(address));
      }
    }
  }

  /** Returns a file whose content is known exactly. */
  public static RemoteFile exact(
      String name, List<URI> addresses, long size, ContentDigest digest) {
    return new RemoteFile(
        name, addresses, OptionalLong.of(size), size, Optional.of(digest), List.of());
  }

  /** Returns a file that mirrors compress in different ways, so that only its content is known. */
  public static RemoteFile compressed(String name, List<URI> addresses, long largest) {
    return new RemoteFile(
        name, addresses, OptionalLong.empty(), largest, Optional.empty(), List.of());
  }

  /** Returns the same file, whose server wants to see these. */
  public RemoteFile withCredentials(List<Credentials> more) {
    return new RemoteFile(name, addresses, size, largest, digest, more);
  }

  /** Returns the header {@code Authorization} for a request to an address. */
  Optional<String> authorization(URI address) {
    return credentials.stream()
        .map(known -> known.authorization(address))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
