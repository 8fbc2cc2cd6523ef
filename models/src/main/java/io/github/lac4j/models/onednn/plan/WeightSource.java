package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.core.network.ParameterSegment;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/**
 * Weights as a layer's primitives are to see them, before their layout is chosen.
 *
 * @param segment where they are kept
 * @param stored shape and layout in which they are kept
 * @param rearrangement what is made of them first, if anything
 */
record WeightSource(
    ParameterSegment segment, memory.desc stored, Optional<Rearrangement> rearrangement) {

  /**
   * Other weights that are made of those that are kept.
   *
   * @param name differs for different computations
   * @param shape in row-major order
   * @param computation fills the one output from the one input
   */
  record Rearrangement(String name, memory.desc shape, ArrayStep.Computation computation) {

    Rearrangement then(String next, memory.desc nextShape, ArrayStep.Computation nextComputation) {
      float[][] between = {new float[Math.toIntExact(shape.get_size() / Float.BYTES)]};
      return new Rearrangement(
          name + ", " + next,
          nextShape,
          (inputs, outputs) -> {
            computation.compute(inputs, between);
            nextComputation.compute(between, outputs);
          });
    }
  }

  static WeightSource of(ParameterSegment segment, memory.desc stored) {
    return new WeightSource(segment, stored, Optional.empty());
  }

  /** Returns what a computation makes of these weights, after what is made of them already. */
  WeightSource rearranged(String name, memory.desc shape, ArrayStep.Computation computation) {
    Rearrangement added =
        rearrangement
            .map(before -> before.then(name, shape, computation))
            .orElseGet(() -> new Rearrangement(name, shape, computation));
    return new WeightSource(segment, stored, Optional.of(added));
  }

  /** Returns shape and layout before any choice. */
  memory.desc plain() {
    return rearrangement.map(Rearrangement::shape).orElse(stored);
  }

  /** Says whether the same numbers come of both. */
  boolean isSameAs(WeightSource other) {
    return segment.equals(other.segment)
        && stored.equals(other.stored)
        && rearrangement
            .map(Rearrangement::name)
            .equals(other.rearrangement.map(Rearrangement::name));
  }
}
