package io.github.lac4j.core.vector;

import java.nio.Buffer;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sees the memory of arrays as Java buffers; for CPU backends only. */
public final class HostMemory {

  private HostMemory() {}

  /**
   * Returns one buffer for each array, so that equal positions hold equal elements; empty if the
   * arrays have gaps, are ordered differently, or lie beyond what a buffer can address.
   *
   * <p>The buffers do not keep the arrays alive.
   */
  public static Optional<Buffer[]> of(INDArray... arrays) {
    Buffer[] buffers = new Buffer[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      INDArray array = arrays[i];
      if (array.isEmpty()
          || !isDense(array)
          || (array.rank() > 1 && array.ordering() != arrays[0].ordering())
          || array.offset() + array.length() > Integer.MAX_VALUE / array.dataType().width()) {
        return Optional.empty();
      }
      buffers[i] = buffer(array);
    }
    return Optional.of(buffers);
  }

  private static boolean isDense(INDArray array) {
    return Arrays.equals(array.stride(), Nd4j.getStrides(array.shape(), array.ordering()));
  }

  private static Buffer buffer(INDArray array) {
    // ND4J's buffers of views begin where the memory they share begins; their position does not.
    Buffer whole =
        array.dataType() == DataType.FLOAT ? array.data().asNioFloat() : array.data().asNioDouble();
    return whole.limit(whole.position() + (int) array.length()).slice();
  }
}
