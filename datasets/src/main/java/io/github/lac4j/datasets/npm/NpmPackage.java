package io.github.lac4j.datasets.npm;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.download.RemoteFile;
import java.net.URI;
import java.util.List;

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

  /** Returns the tarball where a registry keeps it: {@code <registry>/name/-/name-version.tgz}. */
  public RemoteFile tarball(NpmRegistry registry) {
    String file = "%s-%s.tgz".formatted(name, version);
    String base = registry.address().toString().replaceAll("/+$", "");
    return RemoteFile.exact(
            file, List.of(URI.create("%s/%s/-/%s".formatted(base, name, file))), size, digest)
        .withCredentials(registry.credentials().stream().toList());
  }
}
