package io.github.lac4j.datasets.cache;

import java.nio.file.Path;

/** Turns one picture file into the bytes of one image; called by many threads at once. */
@FunctionalInterface
public interface PictureDecoder {

  /**
   * Decodes a file.
   *
   * @return C x H x W bytes of the set's shape
   * @throws io.github.lac4j.datasets.DatasetFormatException if the file is damaged or does not
   *     belong into the set
   */
  byte[] decode(Path file);
}
