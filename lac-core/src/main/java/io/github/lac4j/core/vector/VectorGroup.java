package io.github.lac4j.core.vector;

import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays of one shape and number type that a {@link VectorPass} works on together.
 *
 * <p>The group stays bound to the arrays' memory and can be used any number of times.
 */
public final class VectorGroup {

  private final INDArray[] arrays;
  private final int changed;
  private final Optional<Buffer[]> memory;
  private final ReusedArray scratch = new ReusedArray();

  private VectorGroup(INDArray[] arrays, int changed, Optional<Buffer[]> memory) {
    this.arrays = arrays;
    this.changed = changed;
    this.memory = memory;
  }

  /**
   * Groups arrays, to be worked on in the fastest way that their memory allows.
   *
   * <p>On a CPU backend that is block by block, if all arrays are dense and ordered alike. On
   * others, for views with gaps, and beyond 2 GB it is ND4J operations.
   *
   * @param changed the arrays to be changed
   * @param read the arrays to be read only; may repeat those to be changed, whose old values they
   *     then give
   * @throws IllegalArgumentException if shapes or number types differ, or are neither FLOAT nor
   *     DOUBLE
   */
  public static VectorGroup of(List<INDArray> changed, List<INDArray> read) {
    INDArray[] arrays = joined(changed, read);
    Optional<Buffer[]> memory =
        Nd4j.getEnvironment().isCPU() ? HostMemory.of(arrays) : Optional.empty();
    return new VectorGroup(arrays, changed.size(), memory);
  }

  /** Groups arrays, to be worked on with ND4J operations whatever the backend. */
  public static VectorGroup forOperations(List<INDArray> changed, List<INDArray> read) {
    return new VectorGroup(joined(changed, read), changed.size(), Optional.empty());
  }

  private static INDArray[] joined(List<INDArray> changed, List<INDArray> read) {
    List<INDArray> all = new ArrayList<>(changed);
    all.addAll(read);
    if (changed.isEmpty() && read.isEmpty()) {
      throw new IllegalArgumentException("A group needs at least one array");
    }
    INDArray first = all.get(0);
    if (first.dataType() != DataType.FLOAT && first.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "The arrays must be FLOAT or DOUBLE, but are " + first.dataType());
    }
    for (INDArray array : all) {
      if (array.dataType() != first.dataType() || !Arrays.equals(array.shape(), first.shape())) {
        throw new IllegalArgumentException(
            "Arrays of one group must be alike, but are %s of %s and %s of %s"
                .formatted(
                    first.dataType(),
                    Arrays.toString(first.shape()),
                    array.dataType(),
                    Arrays.toString(array.shape())));
      }
    }
    return all.toArray(INDArray[]::new);
  }

  /** Returns the number of elements of each array. */
  public long length() {
    return arrays[0].length();
  }

  /** Returns where the elements are, in the order of the arrays; empty if out of reach. */
  Optional<Buffer[]> memory() {
    return memory;
  }

  INDArray[] arrays() {
    return arrays;
  }

  /** Returns how many of the arrays, the first ones, are to be changed. */
  int changed() {
    return changed;
  }

  DataType type() {
    return arrays[0].dataType();
  }

  /** Returns an array of the same shape that is kept for the next time. */
  INDArray scratch() {
    return scratch.like(arrays[0]);
  }
}
