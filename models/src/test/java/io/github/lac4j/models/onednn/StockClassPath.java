package io.github.lac4j.models.onednn;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** What a program of DL4J alone has on its class path. */
final class StockClassPath {

  private static final String PACKAGE = "io/github/lac4j/";

  private StockClassPath() {}

  /** Returns the class path of this process without anything of lac4j. */
  static String withoutLac4j() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !holdsLac4j(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean holdsLac4j(Path entry) {
    if (!Files.isRegularFile(entry)) {
      return Files.isDirectory(entry.resolve(PACKAGE));
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      return jar.stream().anyMatch(file -> file.getName().startsWith(PACKAGE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
