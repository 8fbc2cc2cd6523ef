package io.github.lac4j.datasets.origin;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.Unpacker.EntrySelection;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Writes the wanted entries of one archive, and refuses what an archive must not hold. */
final class EntryWriter {

  private static final int BUFFER = 1 << 16;

  /** What the file systems in use take. */
  private static final int LONGEST_NAME = 255;

  private final Path archive;
  private final Path folder;
  private final EntrySelection selection;
  private final UnpackLimits limits;
  private final Progress progress;
  private final Set<String> seen = new HashSet<>();
  private long bytes;

  EntryWriter(
      Path archive, Path folder, EntrySelection selection, UnpackLimits limits, Progress progress) {
    this.archive = archive;
    this.folder = folder.toAbsolutePath().normalize();
    this.selection = selection;
    this.limits = limits;
    this.progress = progress;
  }

  /** Takes a folder of the archive: only its name matters, folders are made for their files. */
  void folder(String entry) {
    requireSafe(entry);
  }

  /** Takes a file of the archive. */
  void file(String entry, InputStream content) throws IOException {
    Path inArchive = requireSafe(entry);
    String target = selection.target(inArchive.toString().replace('\\', '/')).orElse(null);
    if (target == null) {
      copy(entry, content, OutputStream.nullOutputStream());
      return;
    }
    Path path = folder.resolve(target).normalize();
    if (!path.startsWith(folder) || path.equals(folder)) {
      throw escapes(entry);
    }
    try (OutputStream out = create(entry, path)) {
      copy(entry, content, new CheckedOutput(path, out));
    }
  }

  private OutputStream create(String entry, Path path) {
    try {
      Files.createDirectories(path.getParent());
      return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw refused(
          "the entry \"%s\" has a name that is both a file's and a folder's"
              .formatted(printable(entry)));
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  DatasetFormatException refused(String problem) {
    return new DatasetFormatException(
        archive.toString(),
        problem,
        "nothing of it was kept; delete the archive and get it from an address you trust");
  }

  private Path requireSafe(String entry) {
    if (seen.size() >= limits.entries()) {
      throw refused("the archive has more than %d entries".formatted(limits.entries()));
    }
    if (entry.startsWith("/") || entry.indexOf('\\') >= 0 || entry.matches("[A-Za-z]:.*")) {
      throw escapes(entry);
    }
    Path path;
    try {
      path = Path.of(entry);
    } catch (InvalidPathException e) {
      throw refused("the entry \"%s\" has an impossible name".formatted(printable(entry)));
    }
    for (Path part : path) {
      if (part.toString().equals("..")) {
        throw escapes(entry);
      }
      if (part.toString().length() > LONGEST_NAME) {
        throw refused("the entry \"%s\" has an impossible name".formatted(printable(entry)));
      }
    }
    Path normal = path.normalize();
    // Names that differ in case only would be one file on some systems.
    if (!seen.add(normal.toString().toLowerCase(Locale.ROOT)) && !normal.toString().isEmpty()) {
      throw refused("the entry \"%s\" is there twice".formatted(printable(entry)));
    }
    return normal;
  }

  private DatasetFormatException escapes(String entry) {
    return refused(
        "the entry \"%s\" would be written outside the folder".formatted(printable(entry)));
  }

  private void copy(String entry, InputStream content, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int count;
    while ((count = content.read(buffer)) >= 0) {
      bytes += count;
      if (bytes > limits.bytes()) {
        throw refused(
            "the archive unpacks to more than %d bytes (at the entry \"%s\"), as a decompression bomb does"
                .formatted(limits.bytes(), printable(entry)));
      }
      out.write(buffer, 0, count);
      progress.advanced(
          "unpacking " + archive.getFileName(), bytes, OptionalLong.empty(), Progress.Unit.BYTES);
    }
  }

  /** An entry's name comes from others and may hold control characters. */
  static String printable(String entry) {
    String cut = entry.length() > 200 ? entry.substring(0, 200) + "..." : entry;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  private static UncheckedIOException cannotWrite(Path path, IOException e) {
    return new UncheckedIOException(
        "%s: cannot be written (%s); make room on the disk, or choose another folder with --data-dir"
            .formatted(path, e.getMessage()),
        e);
  }

  /** Keeps a full disk apart from a damaged archive, both of which are IOExceptions. */
  private static final class CheckedOutput extends OutputStream {

    private final Path path;
    private final OutputStream out;

    CheckedOutput(Path path, OutputStream out) {
      this.path = path;
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      try {
        out.write(source, offset, length);
      } catch (IOException e) {
        throw cannotWrite(path, e);
      }
    }
  }
}
