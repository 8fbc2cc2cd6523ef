package io.github.lac4j.contrastive.loss.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows of numbers that can be changed, too. */
interface Rows extends RowSource {

  /** Returns the values as a matrix, N x D, of the type that they are kept in. */
  INDArray toArray();

  /** Returns a place for one row, for one thread at a time. */
  Cursor cursor();

  @Override
  default Reader reader() {
    return cursor();
  }

  /** A place for one row. */
  interface Cursor extends Reader {

    /** Returns the place, in which the row that was read last is. */
    double[] place();

    /** Writes what is in the place. */
    void write(int row);
  }

  /** Makes row i of these what row i of others is. */
  default void copy(RowSource others) {
    RowSource.Chunks.forEach(
        rows(),
        (first, next) -> {
          Reader source = others.reader();
          Cursor target = cursor();
          for (int row = first; row < next; row++) {
            System.arraycopy(source.read(row), 0, target.place(), 0, dimension());
            target.write(row);
          }
        });
  }

  /** Adds {@code factors[i]} times row i of others to row i of these. */
  default void addScaled(RowSource others, double[] factors) {
    RowSource.Chunks.forEach(
        rows(),
        (first, next) -> {
          Reader summands = others.reader();
          Cursor sums = cursor();
          for (int row = first; row < next; row++) {
            double[] summand = summands.read(row);
            double[] sum = sums.read(row);
            for (int j = 0; j < sum.length; j++) {
              sum[j] += factors[row] * summand[j];
            }
            sums.write(row);
          }
        });
  }
}
