package io.github.lac4j.contrastive.loss;

import java.util.stream.IntStream;

/** Work on rows that do not see one another, which threads share without changing a bit. */
final class Chunks {

  /** Enough rows to be worth another thread's while. */
  private static final int ROWS = 64;

  private Chunks() {}

  /** Work on the rows from the first one up to, but without, the next one. */
  @FunctionalInterface
  interface Work {
    void on(int first, int next);
  }

  /** Does the work on all rows, and returns when all is done. */
  static void forEach(int rows, Work work) {
    IntStream.range(0, (rows + ROWS - 1) / ROWS)
        .parallel()
        .forEach(chunk -> work.on(chunk * ROWS, Math.min(rows, (chunk + 1) * ROWS)));
  }
}
