package io.github.lac4j.models.onednn.memory;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/**
 * A value in a layout, somewhere in memory.
 *
 * @param description shape and layout
 * @param storage where it lies; several tensors may lie in the same one
 */
public record Tensor(memory.desc description, Storage storage) {

  /** Returns the sizes of the dimensions, batch first. */
  public long[] shape() {
    LongPointer dimensions = description.dims();
    long[] shape = new long[Math.toIntExact(dimensions.limit())];
    dimensions.get(shape);
    return shape;
  }

  public boolean isMaps() {
    return shape().length == 4;
  }

  public boolean hasLayout(memory.desc other) {
    return description.equals(other);
  }

  /** Says whether the layout holds more numbers than the shape has. */
  public boolean isPadded() {
    long length = 1;
    for (long size : shape()) {
      length *= size;
    }
    return description.get_size() > length * Float.BYTES;
  }

  /** Says whether writing to one tensor changes the other. */
  public boolean sharesStorage(Tensor other) {
    return storage == other.storage;
  }

  /** Returns the same memory with another shape or layout. */
  public Tensor as(memory.desc other) {
    return new Tensor(other, storage);
  }

  @Override
  public String toString() {
    return Arrays.toString(shape());
  }
}
