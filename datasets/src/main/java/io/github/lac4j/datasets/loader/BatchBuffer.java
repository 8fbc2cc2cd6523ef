package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.image.ImageShape;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of images in ND4J's memory, written row by row from the heap and filled again and again.
 *
 * <p>Rows may be written by different threads at once.
 */
final class BatchBuffer {

  private final INDArray array;
  private final int rowLength;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;

  @SuppressWarnings("try") // The scope is only opened and closed.
  BatchBuffer(int rows, ImageShape shape, DataType dataType) {
    this.rowLength = shape.size();
    // Outside any workspace of the caller: the buffer outlives it.
    try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      this.array =
          Nd4j.createUninitialized(dataType, rows, shape.channels(), shape.height(), shape.width());
    }
    this.floats = dataType == DataType.FLOAT ? array.data().asNioFloat() : null;
    this.doubles = dataType == DataType.DOUBLE ? array.data().asNioDouble() : null;
  }

  /** Fails unless batches of this type can be written. */
  static void requireSupported(DataType dataType) {
    if (dataType != DataType.FLOAT && dataType != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "Images cannot be loaded as %s; choose FLOAT or DOUBLE".formatted(dataType));
    }
  }

  INDArray array() {
    return array;
  }

  /** Writes one row from C x H x W values. */
  void writeRow(int row, float[] values) {
    int start = row * rowLength;
    if (floats != null) {
      floats.put(start, values, 0, rowLength);
    } else {
      for (int i = 0; i < rowLength; i++) {
        doubles.put(start + i, values[i]);
      }
    }
  }

  /** Tells a backend with device memory that the host's copy is the newer one. */
  void markWritten() {
    Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
  }
}
