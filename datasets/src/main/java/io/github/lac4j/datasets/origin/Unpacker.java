package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Unpacks an archive that nobody vouches for.
 *
 * <p>Refused are entries outside the folder (absolute, with {@code ..}, with a drive or a
 * backslash), links of both kinds, devices, encrypted entries, two entries of one name, and
 * everything above the limits. Refused, too, is a whole archive in which only one entry is like
 * that, even one that nobody wants. Checksums are verified. What was written before the error stays
 * in the folder, so unpack into a folder of its own and delete that.
 */
public final class Unpacker {

  private static final String DAMAGED = "delete the archive and fetch it again";

  private static final long OVERHEAD_PER_ENTRY = 4096;
  private static final long OVERHEAD = 1 << 20;

  private final UnpackLimits limits;

  /** Creates an unpacker that stops at these limits. */
  public Unpacker(UnpackLimits limits) {
    this.limits = requireNonNull(limits, "limits is null");
  }

  /**
   * Unpacks what is wanted.
   *
   * @param folder where the files go
   * @throws DatasetFormatException if the archive is damaged or refused
   * @throws UncheckedIOException if it cannot be opened, or the disk takes no more
   */
  public void unpack(
      Path archive,
      ArchiveFormat format,
      Path folder,
      EntrySelection selection,
      Progress progress) {
    EntryWriter writer = new EntryWriter(archive, folder, selection, limits, progress);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
      try {
        switch (format) {
          case TAR -> tar(in, writer);
          case TAR_GZ -> tarGz(in, writer);
          case ZIP -> zip(archive, writer);
        }
      } catch (IOException e) {
        throw damaged(archive, e);
      } catch (DatasetFormatException | UncheckedIOException e) {
        throw e;
      } catch (RuntimeException e) {
        // The library meets some damaged headers with unchecked exceptions of all kinds.
        throw damaged(archive, e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + archive, e);
    }
  }

  private void tarGz(InputStream in, EntryWriter writer) throws IOException {
    // What the stream gives, headers and padding of the entries included.
    long limit = limits.bytes() + OVERHEAD + OVERHEAD_PER_ENTRY * limits.entries();
    try (InputStream plain =
        BoundedInputStream.builder()
            .setInputStream(new GzipCompressorInputStream(in))
            .setMaxCount(limit + 1)
            .setOnMaxCount(
                (most, count) -> {
                  throw writer.refused(
                      "the archive unpacks to more than %d bytes, as a decompression bomb does"
                          .formatted(limit));
                })
            .get()) {
      tar(plain, writer);
      // The checksum comes after the last byte, which the tar reader need not have asked for.
      plain.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void tar(InputStream in, EntryWriter writer) throws IOException {
    // Not closed here: the caller reads on.
    TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
    TarArchiveEntry entry;
    while ((entry = tar.getNextEntry()) != null) {
      String name = EntryWriter.printable(entry.getName());
      if (entry.isSymbolicLink() || entry.isLink()) {
        throw writer.refused("the entry \"%s\" is a link".formatted(name));
      }
      if (entry.isDirectory()) {
        writer.folder(entry.getName());
      } else if (isOrdinary(entry) && tar.canReadEntryData(entry)) {
        writer.file(entry.getName(), tar);
      } else if (!entry.isGlobalPaxHeader()) {
        throw writer.refused("the entry \"%s\" is no ordinary file".formatted(name));
      }
    }
  }

  private static boolean isOrdinary(TarArchiveEntry entry) {
    byte type = entry.getLinkFlag();
    return (type == TarConstants.LF_NORMAL
            || type == TarConstants.LF_OLDNORM
            || type == TarConstants.LF_CONTIG)
        && !entry.isSparse();
  }

  private static void zip(Path archive, EntryWriter writer) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        String name = EntryWriter.printable(entry.getName());
        if (entry.isUnixSymlink()) {
          throw writer.refused("the entry \"%s\" is a link".formatted(name));
        }
        if (!zip.canReadEntryData(entry)) {
          throw writer.refused(
              "the entry \"%s\" is encrypted or compressed in an unknown way".formatted(name));
        }
        if (entry.isDirectory()) {
          writer.folder(entry.getName());
          continue;
        }
        CheckedInputStream content = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
        try (content) {
          writer.file(entry.getName(), content);
        }
        if (content.getChecksum().getValue() != entry.getCrc()) {
          throw new IOException("the checksum of \"%s\" is wrong".formatted(name));
        }
      }
    }
  }

  private static DatasetFormatException damaged(Path archive, Exception e) {
    return new DatasetFormatException(
        archive.toString(),
        "the archive is damaged (%s)"
            .formatted(
                e.getMessage() == null
                    ? e.getClass().getSimpleName()
                    : EntryWriter.printable(e.getMessage())),
        DAMAGED,
        e);
  }

  /** The archive formats in which data sets come. */
  public enum ArchiveFormat {
    /** Tar, not compressed. */
    TAR,
    /** Tar, compressed with gzip; also {@code .tgz}. */
    TAR_GZ,
    /** Zip. */
    ZIP
  }

  /** Says which entries of an archive are wanted, and under which names. */
  @FunctionalInterface
  public interface EntrySelection {

    /**
     * Returns the path that an entry gets inside the target folder, or empty if it is not wanted.
     *
     * @param entry the entry's name, with slashes
     */
    Optional<String> target(String entry);

    /** Wants everything inside one folder of the archive, under the names it has in there. */
    static EntrySelection inside(String folder) {
      String prefix = requireNonNull(folder, "folder is null") + "/";
      return entry ->
          entry.startsWith(prefix) && entry.length() > prefix.length()
              ? Optional.of(entry.substring(prefix.length()))
              : Optional.empty();
    }

    /** Wants these entries only, each under a name of its own. */
    static EntrySelection only(Map<String, String> targets) {
      Map<String, String> copy = Map.copyOf(targets);
      return entry -> Optional.ofNullable(copy.get(entry));
    }
  }

  /**
   * What an archive may unpack to; more is taken for a decompression bomb.
   *
   * @param entries the largest number of entries, folders included
   * @param bytes the largest number of bytes of all entries together, those that are not wanted
   *     included
   */
  public record UnpackLimits(long entries, long bytes) {

    /**
     * Checks that something may come out.
     *
     * @throws IllegalArgumentException if a limit is below 1
     */
    public UnpackLimits {
      if (entries < 1 || bytes < 1) {
        throw new IllegalArgumentException(
            "The limits are %d entries and %d bytes; each must be 1 or more"
                .formatted(entries, bytes));
      }
    }
  }
}
