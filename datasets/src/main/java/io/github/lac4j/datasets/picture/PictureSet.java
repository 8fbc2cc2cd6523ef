package io.github.lac4j.datasets.picture;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import java.nio.file.Path;
import java.util.List;

/**
 * A set of picture files that is to be decoded.
 *
 * @param name the name of the set
 * @param shape the size of every decoded image
 * @param classNames one name for every class; empty if there are no labels
 * @param files the files in the order of the set
 * @param decoder decodes one file
 * @param rule how the decoder works, in words; part of the name of the cache file
 * @param skipBroken whether files that cannot be decoded are left out instead of being an error
 * @param remedy what to do about files that cannot be decoded, for messages
 * @param source where the files are, in words
 */
public record PictureSet(
    String name,
    ImageShape shape,
    List<String> classNames,
    List<PictureFile> files,
    PictureDecoder decoder,
    String rule,
    boolean skipBroken,
    String remedy,
    String source) {

  /**
   * Keeps unmodifiable copies of the lists.
   *
   * @throws IllegalArgumentException if there are no files
   */
  public PictureSet {
    requireNonNull(name, "name is null");
    requireNonNull(shape, "shape is null");
    classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    files = List.copyOf(requireNonNull(files, "files is null"));
    requireNonNull(decoder, "decoder is null");
    requireNonNull(rule, "rule is null");
    requireNonNull(remedy, "remedy is null");
    requireNonNull(source, "source is null");
    if (files.isEmpty()) {
      throw new IllegalArgumentException("The set %s has no files".formatted(name));
    }
  }

  /**
   * Requires that no file is broken, or that such are to be left out.
   *
   * @param problems one sentence for each broken file
   * @throws DatasetFormatException with all of them
   */
  void requireAllowed(List<String> problems) {
    if (!skipBroken && !problems.isEmpty()) {
      throw new DatasetFormatException(
          source,
          "%d of %d pictures cannot be read".formatted(problems.size(), files.size()),
          remedy + ":\n  " + String.join("\n  ", problems));
    }
  }

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

  /**
   * One image of a set, still in its own file.
   *
   * @param path the file
   * @param label its class, or {@link io.github.lac4j.datasets.ImageDataset#UNLABELLED}
   */
  public record PictureFile(Path path, int label) {}
}
