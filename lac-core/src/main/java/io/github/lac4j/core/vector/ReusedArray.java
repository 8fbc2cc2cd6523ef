package io.github.lac4j.core.vector;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory for an array that every step makes anew, usually in the same shape.
 *
 * <p>An array taken from here is overwritten the next time one is taken.
 */
public final class ReusedArray {

  private Optional<INDArray> memory = Optional.empty();

  /** Returns an array of the other's type, shape and order, with any content. */
  public INDArray like(INDArray other) {
    INDArray array = memory.filter(kept -> fits(kept, other)).orElseGet(() -> detached(other));
    memory = Optional.of(array);
    return array;
  }

  /** Returns a copy. */
  public INDArray copyOf(INDArray other) {
    return like(other).assign(other);
  }

  private static boolean fits(INDArray kept, INDArray other) {
    return kept.dataType() == other.dataType()
        && kept.ordering() == other.ordering()
        && Arrays.equals(kept.shape(), other.shape());
  }

  /** Makes an array that outlives the workspace that may be open. */
  private static INDArray detached(INDArray other) {
    return Nd4j.createUninitializedDetached(other.dataType(), other.ordering(), other.shape());
  }
}
