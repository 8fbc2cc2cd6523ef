package io.github.lac4j.evaluation.catalog;

import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.models.mlp.Mlp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the code of one plug-in from that of another: by the digest of its jar, because nothing
 * obliges a plug-in to have a version.
 *
 * <p>lac4j's own modules have one, which is recorded anyway, and get no digest here.
 */
final class PluginDigest {

  private static final Set<String> OWN =
      Stream.of(
              Objective.class, NtXent.class, Mlp.class, DatasetDefinition.class, PluginDigest.class)
          .flatMap(type -> Optional.ofNullable(type.getProtectionDomain().getCodeSource()).stream())
          .map(source -> source.getLocation().toString())
          .collect(Collectors.toUnmodifiableSet());

  private PluginDigest() {}

  /** Returns the file name of the jar that a definition comes from; empty if it is lac4j's own. */
  static Optional<String> jarName(String origin) {
    return OWN.contains(origin) ? Optional.empty() : jar(origin).map(jar -> jar.getFileName() + "");
  }

  /**
   * Returns the digest of the jar that a definition comes from; empty if it is lac4j's own or lies
   * in no jar.
   *
   * @param origin the location of the definition's code
   */
  static Optional<String> of(String origin) {
    return OWN.contains(origin) ? Optional.empty() : jar(origin).map(PluginDigest::digest);
  }

  private static Optional<Path> jar(String origin) {
    try {
      URI uri = new URI(origin);
      return uri.isAbsolute()
          ? Optional.of(Path.of(uri)).filter(Files::isRegularFile)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      // Code that comes from no file has no jar.
      return Optional.empty();
    }
  }

  private static String digest(Path jar) {
    try (InputStream stream = Files.newInputStream(jar)) {
      return ContentDigest.of(Algorithm.SHA_256, stream).hex();
    } catch (IOException e) {
      throw new UncheckedIOException("The plug-in " + jar + " cannot be read", e);
    }
  }
}
