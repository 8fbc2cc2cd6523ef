package io.github.lac4j.core.matrix;

/**
 * Multiplies matrices on the thread that asks.
 *
 * <p>The outcome is the same bits every time, however many threads there are: parallel work asks
 * for a product of pieces on each of its threads. A product may keep memory for the next call; one
 * thread at a time may use it.
 */
public interface MatrixProduct {

  /**
   * Writes a b to c, whatever c holds.
   *
   * @param a M x K
   * @param b K x N
   * @param c M x N, whose rows lie in one piece, and which shares no memory with the others
   * @throws IllegalArgumentException if the shapes do not fit
   */
  void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix c);

  /** Adds a b to c; otherwise as {@link #multiply}. */
  void addProduct(FloatMatrix a, FloatMatrix b, FloatMatrix c);

  /**
   * Checks the shapes, as every product must.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  static void requireFit(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
    if (a.columns() != b.rows()
        || c.rows() != a.rows()
        || c.columns() != b.columns()
        || !c.hasRowsInOnePiece()) {
      throw new IllegalArgumentException(
          "%d x %d times %d x %d cannot be written to %d x %d with %s"
              .formatted(
                  a.rows(),
                  a.columns(),
                  b.rows(),
                  b.columns(),
                  c.rows(),
                  c.columns(),
                  c.hasRowsInOnePiece() ? "whole rows" : "whole columns"));
    }
  }
}
