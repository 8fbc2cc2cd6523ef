package io.github.lac4j.datasets.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how many bytes a folder can take. */
@FunctionalInterface
public interface DiskSpace {

  /** Returns the bytes that this user can still write to the disk of an existing folder. */
  long usable(Path folder) throws IOException;

  /** Returns the answer of the operating system. */
  static DiskSpace real() {
    return folder -> Files.getFileStore(folder).getUsableSpace();
  }
}
