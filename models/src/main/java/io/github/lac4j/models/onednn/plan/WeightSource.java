package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.dnnl.memory;

/**
 * Parameters as a layer's primitives are to see them, before their layout is chosen.
 *
 * @param segment where they are kept
 * @param stored shape and layout in which they are kept
 * @param derivation what is made of them first, if anything
 * @param factors what each output channel of them is multiplied with, if anything; then there is no
 *     derivation
 */
public record WeightSource(
    ParameterSegment segment,
    memory.desc stored,
    Optional<Derivation> derivation,
    Optional<WeightSource> factors) {

  /**
   * Other numbers that are made of parameters.
   *
   * @param name differs for different computations
   * @param shape in row-major order
   * @param others parameters of the same shape that are needed as well
   * @param computation fills the one output from the parameters, the others last
   */
  public record Derivation(
      String name,
      memory.desc shape,
      List<ParameterSegment> others,
      ArrayStep.Computation computation) {

    Derivation then(String next, memory.desc nextShape, ArrayStep.Computation nextComputation) {
      float[][] between = {new float[Math.toIntExact(shape.get_size() / Float.BYTES)]};
      return new Derivation(
          name + ", " + next,
          nextShape,
          others,
          (inputs, outputs) -> {
            computation.compute(inputs, between);
            nextComputation.compute(between, outputs);
          });
    }
  }

  public static WeightSource of(ParameterSegment segment, memory.desc stored) {
    return new WeightSource(segment, stored, Optional.empty(), Optional.empty());
  }

  /** Returns what a computation makes of these weights, after what is made of them already. */
  public WeightSource derived(String name, memory.desc shape, ArrayStep.Computation computation) {
    Derivation added =
        derivation
            .map(before -> before.then(name, shape, computation))
            .orElseGet(() -> new Derivation(name, shape, List.of(), computation));
    return new WeightSource(segment, stored, Optional.of(added), Optional.empty());
  }

  /** Returns what a computation makes of these parameters, as they are kept, and of others. */
  public WeightSource derived(
      String name,
      memory.desc shape,
      List<ParameterSegment> others,
      ArrayStep.Computation computation) {
    return new WeightSource(
        segment,
        stored,
        Optional.of(new Derivation(name, shape, List.copyOf(others), computation)),
        Optional.empty());
  }

  /** Returns the weights of a convolution, those of each output channel times a factor. */
  public WeightSource times(WeightSource channelFactors) {
    return new WeightSource(segment, stored, Optional.empty(), Optional.of(channelFactors));
  }

  /** Says whether the numbers are other ones than those that are kept. */
  public boolean isComputed() {
    return derivation.isPresent() || factors.isPresent();
  }

  /** Returns shape and layout before any choice. */
  public memory.desc plain() {
    return derivation.map(Derivation::shape).orElse(stored);
  }

  /** Says whether running statistics are among what the numbers are made of. */
  public boolean dependsOnStatistics() {
    return Stream.concat(
                Stream.of(segment), derivation.stream().flatMap(made -> made.others().stream()))
            .anyMatch(read -> read.kind() == ParameterKind.STATISTIC)
        || factors.map(WeightSource::dependsOnStatistics).orElse(false);
  }

  /** Says whether the same numbers come of both. */
  public boolean isSameAs(WeightSource other) {
    return segment.equals(other.segment)
        && stored.equals(other.stored)
        && derivation.map(Derivation::name).equals(other.derivation.map(Derivation::name))
        && factors.isPresent() == other.factors.isPresent()
        && factors.map(mine -> mine.isSameAs(other.factors.orElseThrow())).orElse(true);
  }
}
