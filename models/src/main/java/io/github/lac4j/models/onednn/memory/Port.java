package io.github.lac4j.models.onednn.memory;

import java.util.Arrays;
import java.util.List;

/**
 * What a plan takes in or gives out at one place.
 *
 * @param sizes of the dimensions, batch first
 * @param isPlain whether the numbers lie in row-major order, or else as oneDNN likes it for this
 *     shape ({@link BoundaryMemory#layout})
 */
public record Port(List<Long> sizes, boolean isPlain) {

  /** Copies the list. */
  public Port {
    sizes = List.copyOf(sizes);
  }

  /** Returns a port for arrays. */
  public static Port plain(long... shape) {
    return new Port(Arrays.stream(shape).boxed().toList(), true);
  }

  /** Returns the sizes. */
  public long[] shape() {
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }
}
