package io.github.lac4j.models.onednn.memory;

import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a network's flat parameter and gradient vectors lie. */
public final class ParameterMemory {

  // Held so that the vectors live as long as their addresses are used.
  private final ParameterSlice slice;
  private final long parameters;
  private final long gradients;

  /** Takes the addresses of float vectors. */
  public ParameterMemory(ParameterSlice slice) {
    this.slice = slice;
    // The vectors of a network without parameters are not in memory at all.
    boolean isEmpty = slice.segments().isEmpty();
    this.parameters = isEmpty ? 0 : addressOf(slice.parameters());
    this.gradients = isEmpty ? 0 : addressOf(slice.gradients());
  }

  /** Returns where a segment's parameters lie. */
  public Storage parameters(ParameterSegment segment) {
    requireWithin(segment);
    return Storage.at(parameters + Float.BYTES * segment.offset());
  }

  /** Returns where a segment's gradients lie. */
  public Storage gradients(ParameterSegment segment) {
    requireWithin(segment);
    return Storage.at(gradients + Float.BYTES * segment.offset());
  }

  private void requireWithin(ParameterSegment segment) {
    if (segment.end() > slice.parameters().length()) {
      throw new IllegalArgumentException(
          "Parameter %s ends beyond the network's vector".formatted(segment.name()));
    }
  }

  public static long addressOf(INDArray array) {
    return array.data().addressPointer().address();
  }
}
