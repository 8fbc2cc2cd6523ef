package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks slices before they are bound: vectors that fit, and no element twice. */
final class SegmentCheck {

  /** The claimed elements of every piece of memory, which several views may share. */
  private final IdentityHashMap<DataBuffer, List<Claim>> claims = new IdentityHashMap<>();

  private DataType type;

  void requireFit(ParameterSlice slice) {
    requireVector("parameter", slice.parameters());
    requireVector("gradient", slice.gradients());
    if (slice.parameters().length() != slice.gradients().length()) {
      throw new IllegalArgumentException(
          "A slice has %d parameters, but %d gradients"
              .formatted(slice.parameters().length(), slice.gradients().length()));
    }
    for (ParameterSegment segment : slice.trained()) {
      if (segment.offset() < 0
          || segment.length() < 1
          || segment.end() > slice.parameters().length()) {
        throw new IllegalArgumentException(
            "Segment \"%s\" of elements %d to %d does not lie within a vector of %d"
                .formatted(
                    segment.name(), segment.offset(), segment.end(), slice.parameters().length()));
      }
      claim(slice.parameters(), segment);
    }
  }

  /** Returns the number type that all slices have. */
  DataType type() {
    return type;
  }

  private void requireVector(String what, INDArray vector) {
    if (vector.rank() != 1 || vector.elementWiseStride() != 1) {
      throw new IllegalArgumentException(
          "The %s vector must be dense and of rank 1, but has shape %s and strides %s"
              .formatted(what, Arrays.toString(vector.shape()), Arrays.toString(vector.stride())));
    }
    if (vector.dataType() != DataType.FLOAT && vector.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "The %s vector must be FLOAT or DOUBLE, but is %s".formatted(what, vector.dataType()));
    }
    if (type == null) {
      type = vector.dataType();
    }
    if (type != vector.dataType()) {
      throw new IllegalArgumentException(
          "An optimiser works in one number type, but is given %s and %s"
              .formatted(type, vector.dataType()));
    }
  }

  private void claim(INDArray vector, ParameterSegment segment) {
    DataBuffer original = vector.data().originalDataBuffer();
    List<Claim> taken =
        claims.computeIfAbsent(
            original == null ? vector.data() : original, memory -> new ArrayList<>());
    long from = vector.offset() + segment.offset();
    Claim claim = new Claim(segment.name(), from, from + segment.length());
    for (Claim other : taken) {
      if (claim.from < other.to && other.from < claim.to) {
        throw new IllegalArgumentException(
            "Segment \"%s\" shares elements with \"%s\", which is bound already; an optimiser updates each parameter once"
                .formatted(claim.name, other.name));
      }
    }
    taken.add(claim);
  }

  private record Claim(String name, long from, long to) {}
}
