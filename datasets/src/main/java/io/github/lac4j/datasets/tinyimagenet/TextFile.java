package io.github.lac4j.datasets.tinyimagenet;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the lists that come with the images. */
final class TextFile {

  static final String REMEDY = "get a fresh copy of the file";

  private static final long LARGEST = 16 << 20;

  private TextFile() {}

  /** Returns the lines that are not blank. */
  static List<String> lines(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d bytes, more than %d".formatted(size, LARGEST),
            REMEDY);
      }
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (CharacterCodingException e) {
      throw new DatasetFormatException(file.toString(), "the file is no UTF-8 text", REMEDY, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
