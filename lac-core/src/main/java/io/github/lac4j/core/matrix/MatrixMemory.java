package io.github.lac4j.core.matrix;

import java.nio.FloatBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory for matrices outside the heap, which is freed as soon as it is closed.
 *
 * <p>No matrix from here may be used after that. Several threads may ask for matrices.
 */
public final class MatrixMemory implements AutoCloseable {

  /** Floats that the processor's caches hold together. */
  private static final int LINE = 16;

  private static final int MOST_FLOATS = Integer.MAX_VALUE / Float.BYTES - LINE;

  private final Queue<FloatPointer> pieces = new ConcurrentLinkedQueue<>();

  /**
   * Returns a matrix with any content, whose rows follow one another.
   *
   * @throws IllegalArgumentException if it would take 2 GB or more
   */
  public FloatMatrix matrix(int rows, int columns) {
    long floats = (long) rows * columns;
    if (floats > MOST_FLOATS) {
      throw new IllegalArgumentException(
          "A matrix of %d x %d floats takes 2 GB or more, which cannot be addressed"
              .formatted(rows, columns));
    }
    FloatPointer piece = new FloatPointer(floats + LINE);
    pieces.add(piece);
    int first = (int) (-piece.address() / Float.BYTES & (LINE - 1));
    FloatBuffer memory = piece.asBuffer().slice(first, (int) floats);
    return FloatMatrix.ofRows(memory, rows, columns);
  }

  /** Returns a matrix of zeros, whose rows follow one another. */
  public FloatMatrix zeros(int rows, int columns) {
    FloatMatrix matrix = matrix(rows, columns);
    Pointer.memset(new FloatPointer(matrix.memory()), 0, (long) rows * columns * Float.BYTES);
    return matrix;
  }

  @Override
  public void close() {
    pieces.forEach(Pointer::close);
    pieces.clear();
  }
}
