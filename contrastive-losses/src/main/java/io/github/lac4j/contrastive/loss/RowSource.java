package io.github.lac4j.contrastive.loss;

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
}
