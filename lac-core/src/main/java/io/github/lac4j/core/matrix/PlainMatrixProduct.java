package io.github.lac4j.core.matrix;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Multiplies in loops that the compiler turns into vector instructions.
 *
 * <p>It does so only where every array is indexed by the loop variable alone. Hence pieces of the
 * matrices are copied to arrays, one for each row, which also fit into a processor's caches.
 */
final class PlainMatrixProduct implements MatrixProduct {

  /** Rows of the product that are computed together. */
  private static final int ROWS = 4;

  /** Rows of a piece of a. */
  private static final int PIECE_ROWS = 16 * ROWS;

  /** Columns of a piece of a and rows of one of b; even, since terms are added in pairs. */
  private static final int PIECE_TERMS = 128;

  /** Columns of a piece of b. */
  private static final int PIECE_COLUMNS = 512;

  private final float[][] left = new float[PIECE_ROWS][PIECE_TERMS];
  private final float[][] right = new float[PIECE_TERMS][PIECE_COLUMNS];
  private final float[][] sums = new float[ROWS][PIECE_COLUMNS];
  private final float[] line = new float[Math.max(PIECE_ROWS, PIECE_COLUMNS)];

  @Override
  public void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
    run(a, b, c, false);
  }

  @Override
  public void addProduct(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
    run(a, b, c, true);
  }

  private void run(FloatMatrix a, FloatMatrix b, FloatMatrix c, boolean add) {
    MatrixProduct.requireFit(a, b, c);
    for (int column = 0; column < c.columns(); column += PIECE_COLUMNS) {
      int columns = Math.min(PIECE_COLUMNS, c.columns() - column);
      for (int term = 0; term < a.columns(); term += PIECE_TERMS) {
        int terms = Math.min(PIECE_TERMS, a.columns() - term);
        copy(b, term, terms, column, columns, right);
        for (int row = 0; row < c.rows(); row += PIECE_ROWS) {
          int rows = Math.min(PIECE_ROWS, c.rows() - row);
          copy(a, row, rows, term, terms, left);
          if (terms % 2 != 0) {
            completeLastPair(rows, terms, columns);
          }
          addPieces(c, row, rows, terms, column, columns, add || term > 0);
        }
      }
    }
  }

  /** Copies a part of a matrix to rows, whichever way it lies in memory. */
  private void copy(FloatMatrix from, int row, int rows, int column, int columns, float[][] to) {
    FloatBuffer memory = from.memory();
    int first = row * from.rowStride() + column * from.columnStride();
    if (from.hasRowsInOnePiece()) {
      for (int i = 0; i < rows; i++) {
        memory.get(first + i * from.rowStride(), to[i], 0, columns);
      }
    } else {
      for (int j = 0; j < columns; j++) {
        memory.get(first + j * from.columnStride(), line, 0, rows);
        for (int i = 0; i < rows; i++) {
          to[i][j] = line[i];
        }
      }
    }
  }

  /** Gives a last term without a partner one that is zero. */
  private void completeLastPair(int rows, int terms, int columns) {
    for (int i = 0; i < rows; i++) {
      left[i][terms] = 0;
    }
    Arrays.fill(right[terms], 0, columns, 0);
  }

  private void addPieces(
      FloatMatrix c, int row, int rows, int terms, int column, int columns, boolean add) {
    for (int i = 0; i < rows; i += ROWS) {
      int count = Math.min(ROWS, rows - i);
      int first = (row + i) * c.rowStride() + column;
      for (int k = 0; k < count; k++) {
        if (add) {
          c.memory().get(first + k * c.rowStride(), sums[k], 0, columns);
        } else {
          Arrays.fill(sums[k], 0, columns, 0);
        }
      }
      for (int term = 0; term < terms; term += 2) {
        addTwoTerms(
            left[i],
            left[i + 1],
            left[i + 2],
            left[i + 3],
            term,
            right[term],
            right[term + 1],
            sums[0],
            sums[1],
            sums[2],
            sums[3],
            columns);
      }
      for (int k = 0; k < count; k++) {
        c.memory().put(first + k * c.rowStride(), sums[k], 0, columns);
      }
    }
  }

  private static void addTwoTerms(
      float[] a0,
      float[] a1,
      float[] a2,
      float[] a3,
      int term,
      float[] b0,
      float[] b1,
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3,
      int columns) {
    float a00 = a0[term];
    float a01 = a0[term + 1];
    float a10 = a1[term];
    float a11 = a1[term + 1];
    float a20 = a2[term];
    float a21 = a2[term + 1];
    float a30 = a3[term];
    float a31 = a3[term + 1];
    for (int x = 0; x < columns; x++) {
      float x0 = b0[x];
      float x1 = b1[x];
      c0[x] = Math.fma(a01, x1, Math.fma(a00, x0, c0[x]));
      c1[x] = Math.fma(a11, x1, Math.fma(a10, x0, c1[x]));
      c2[x] = Math.fma(a21, x1, Math.fma(a20, x0, c2[x]));
      c3[x] = Math.fma(a31, x1, Math.fma(a30, x0, c3[x]));
    }
  }
}
