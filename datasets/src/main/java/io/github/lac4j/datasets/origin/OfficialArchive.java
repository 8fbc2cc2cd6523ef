package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.EntrySelection;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The archive that the authors of a set publish.
 *
 * @param folders addresses of the folders that hold the archive
 * @param file the archive's name
 * @param size its number of bytes
 * @param digest its digest
 * @param format its format
 * @param topFolder the folder in it whose content is the set
 * @param limits what it may unpack to
 */
public record OfficialArchive(
    List<URI> folders,
    String file,
    long size,
    ContentDigest digest,
    ArchiveFormat format,
    String topFolder,
    UnpackLimits limits)
    implements Origin {

  /** Keeps an unmodifiable copy of the addresses. */
  public OfficialArchive {
    folders = List.copyOf(requireNonNull(folders, "folders is null"));
    requireNonNull(file, "file is null");
    requireNonNull(digest, "digest is null");
    requireNonNull(format, "format is null");
    requireNonNull(topFolder, "topFolder is null");
    requireNonNull(limits, "limits is null");
  }

  @Override
  public long diskBytes() {
    return size + limits.bytes();
  }

  @Override
  public void fill(Path folder, FetchTools tools) throws IOException {
    RemoteFile remote = RemoteFile.exact(file, tools.addresses(folders, file), size, digest);
    Path archive = tools.downloader().download(remote, tools.downloads(), tools.progress());
    try {
      new Unpacker(limits)
          .unpack(archive, format, folder, EntrySelection.inside(topFolder), tools.progress());
    } finally {
      Files.delete(archive);
    }
  }
}
