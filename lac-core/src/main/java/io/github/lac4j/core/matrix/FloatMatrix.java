package io.github.lac4j.core.matrix;

import io.github.lac4j.core.vector.HostMemory;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sees memory outside the heap as a matrix of floats; parts of it and its transpose copy nothing.
 *
 * <p>Element (i, j) is at {@code i * rowStride + j * columnStride}. One of the strides is 1, so
 * that rows or columns lie in one piece. A matrix does not keep its memory from being freed.
 *
 * @param memory where the elements are, from the first one on
 * @param rows how many rows, 1 or more
 * @param columns how many columns, 1 or more
 * @param rowStride from a row to the next one
 * @param columnStride from a column to the next one
 */
public record FloatMatrix(
    FloatBuffer memory, int rows, int columns, int rowStride, int columnStride) {

  /**
   * Checks that the elements are within the memory.
   *
   * @throws IllegalArgumentException if they are not, if the memory is on the heap or in foreign
   *     byte order, or if neither rows nor columns lie in one piece
   */
  public FloatMatrix {
    if (!memory.isDirect() || memory.order() != ByteOrder.nativeOrder()) {
      throw new IllegalArgumentException(
          "The memory of a matrix must be outside the heap, in the byte order of the processor");
    }
    boolean inPieces =
        (columnStride == 1 && rowStride >= columns) || (rowStride == 1 && columnStride >= rows);
    long last = (rows - 1L) * rowStride + (columns - 1L) * columnStride;
    if (rows < 1 || columns < 1 || !inPieces || last >= memory.limit()) {
      throw new IllegalArgumentException(
          "%d x %d floats with strides %d and %d are no matrix in memory for %d"
              .formatted(rows, columns, rowStride, columnStride, memory.limit()));
    }
  }

  /** Sees memory as rows that follow one another. */
  public static FloatMatrix ofRows(FloatBuffer memory, int rows, int columns) {
    return new FloatMatrix(memory, rows, columns, columns, 1);
  }

  /**
   * Sees the memory of an array, which must stay reachable.
   *
   * @param array a matrix of floats in row order without gaps
   * @throws IllegalArgumentException if it is anything else
   */
  public static FloatMatrix of(INDArray array) {
    if (array.rank() != 2 || array.dataType() != DataType.FLOAT || array.ordering() != 'c') {
      throw new IllegalArgumentException(
          "The array must be a matrix of FLOAT in row order, but is %s of %s in order %s"
              .formatted(array.dataType(), Arrays.toString(array.shape()), array.ordering()));
    }
    FloatBuffer memory =
        (FloatBuffer)
            HostMemory.of(array)
                .orElseThrow(() -> new IllegalArgumentException("The array has gaps"))[0];
    return ofRows(memory, (int) array.size(0), (int) array.size(1));
  }

  /** Returns some of the rows. */
  public FloatMatrix rows(int first, int count) {
    int from = first * rowStride;
    return new FloatMatrix(
        memory.slice(from, memory.limit() - from), count, columns, rowStride, columnStride);
  }

  /** Returns the transpose. */
  public FloatMatrix transpose() {
    return new FloatMatrix(memory, columns, rows, columnStride, rowStride);
  }

  /** Returns whether the elements of a row follow one another. */
  public boolean hasRowsInOnePiece() {
    return columnStride == 1 && rowStride >= columns;
  }
}
