package io.github.lac4j.datasets.cache;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
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
}
