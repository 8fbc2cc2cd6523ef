package io.github.lac4j.datasets.cache;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * One image of a set, still in its own file.
 *
 * @param path the file
 * @param label its class, or {@link io.github.lac4j.datasets.ImageDataset#UNLABELLED}
 */
public record PictureFile(Path path, int label) {

  /** Checks that the path is not null. */
  public PictureFile {
    requireNonNull(path, "path is null");
  }
}
