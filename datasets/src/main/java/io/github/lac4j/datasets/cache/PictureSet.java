package io.github.lac4j.datasets.cache;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
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
    requireNonNull(source, "source is null");
    if (files.isEmpty()) {
      throw new IllegalArgumentException("The set %s has no files".formatted(name));
    }
  }
}
