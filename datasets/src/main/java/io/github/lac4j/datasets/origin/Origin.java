package io.github.lac4j.datasets.origin;

import java.io.IOException;
import java.nio.file.Path;

/** A way to get all files of a data set. */
public interface Origin {

  /** The name of the origin that is used unless another one is asked for. */
  String OFFICIAL = "official";

  /** Returns the name by which {@code --from} asks for it. */
  default String name() {
    return OFFICIAL;
  }

  /** Says whether it needs a network. */
  default boolean needsNetwork() {
    return true;
  }

  /** Returns the bytes it needs on the disk at most: what it downloads, unpacks and writes. */
  long diskBytes();

  /**
   * Writes the set's files.
   *
   * @param folder an empty folder; what is in it after an error is deleted
   * @param tools what there is to work with
   * @throws IOException if a file cannot be read or written
   */
  void fill(Path folder, FetchTools tools) throws IOException;
}
