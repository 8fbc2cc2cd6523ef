package io.github.lac4j.contrastive.loss.kernel;

import java.util.stream.IntStream;

/** Rows of numbers that are read in double, one at a time, whatever they are kept in. */
interface RowSource {

  /** Returns N, the number of rows. */
  int rows();

  /** Returns D, the length of a row. */
  int dimension();

  /** Returns something to read with, for one thread at a time. */
  Reader reader();

  /** Reads one row after another. */
  interface Reader {

    /** Returns a row; the next one that is read takes its place. */
    double[] read(int row);
  }

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
}
