package io.github.lac4j.datasets.fetch;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Joins the addresses of folders with the name of a file. */
final class Addresses {

  private Addresses() {}

  /** Returns the file's address in each folder, the official folders first. */
  static List<URI> of(List<URI> official, List<URI> mirrors, String file) {
    return Stream.concat(official.stream(), mirrors.stream())
        .map(folder -> URI.create(folder.toString().replaceAll("/+$", "") + "/" + file))
        .toList();
  }
}
