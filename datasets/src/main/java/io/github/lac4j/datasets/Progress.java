package io.github.lac4j.datasets;

import java.util.OptionalLong;

/**
 * Hears how long work goes on: a download, unpacking, decoding. Called from one thread at a time.
 */
public interface Progress {

  /** What is counted. */
  enum Unit {
    /** Bytes of a file. */
    BYTES,
    /** Images of a set. */
    IMAGES
  }

  /**
   * Hears that work has advanced; called often, so it must be quick.
   *
   * @param work what is done, for example the name of a file
   * @param done how much is done, what an earlier run has done included
   * @param total how much there is to do, if that is known
   * @param unit what the numbers count
   */
  void advanced(String work, long done, OptionalLong total, Unit unit);

  /** Hears a sentence that a person wants to read, for example that a download is tried again. */
  void note(String sentence);

  /** Returns a listener that does nothing. */
  static Progress none() {
    return new Progress() {
      @Override
      public void advanced(String work, long done, OptionalLong total, Unit unit) {}

      @Override
      public void note(String sentence) {}
    };
  }
}
