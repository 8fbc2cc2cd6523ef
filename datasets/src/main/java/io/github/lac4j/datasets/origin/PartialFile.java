package io.github.lac4j.datasets.origin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The part of a file that has been downloaded, and a note beside it of where it came from, so that
 * only the rest of the very same file is ever appended.
 */
record PartialFile(Path path, Path note) {

  /** Names the part of a file. */
  static PartialFile of(Path folder, String name) {
    return new PartialFile(folder.resolve(name + ".part"), folder.resolve(name + ".part.source"));
  }

  long length() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /**
   * Returns the server's name for the version of the file that the part is of; empty if the part is
   * of another address or cannot be resumed.
   */
  Optional<String> validator(URI address) throws IOException {
    if (length() == 0 || !Files.exists(note)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(note);
    return lines.size() == 2 && lines.get(0).equals(address.toString())
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  /** Notes what the part is of, before its first byte. */
  void startFrom(URI address, Optional<String> validator) throws IOException {
    discard();
    Files.createFile(path);
    if (validator.isPresent()) {
      Files.writeString(note, address + "\n" + validator.get() + "\n");
    }
  }

  void discard() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(note);
  }

  void completeAs(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(note);
  }
}
