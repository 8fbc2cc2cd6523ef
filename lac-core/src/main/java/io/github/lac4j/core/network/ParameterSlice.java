package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some of the parameters of one network, with their gradients: what an optimiser works on.
 *
 * <p>Whoever asks for {@link #parameters()} or {@link #parametersOf} may write to them whenever
 * they like; executors then no longer rely on what they have made of the weights. Those who ask for
 * {@link #trackedParameters()} promise to report each change to the {@link #version()}.
 *
 * @param parameters the network's whole flat parameter vector, of rank 1; live
 * @param gradients the network's whole flat gradient vector, of rank 1; live
 * @param segments the segments that belong to the slice, in the order of their offsets
 * @param version tells what has been made of the weights whether it is out of date
 */
public record ParameterSlice(
    INDArray parameters,
    INDArray gradients,
    List<ParameterSegment> segments,
    ParameterVersion version) {

  /** Copies the list; the vectors stay live. */
  public ParameterSlice {
    requireNonNull(parameters, "parameters is null");
    requireNonNull(gradients, "gradients is null");
    requireNonNull(version, "version is null");
    segments = List.copyOf(segments);
  }

  /** Takes vectors that their owner may write to without a word. */
  public ParameterSlice(INDArray parameters, INDArray gradients, List<ParameterSegment> segments) {
    this(parameters, gradients, segments, new ParameterVersion());
    version.expose();
  }

  /**
   * Returns all parameters of a DL4J graph that is initialised and has a gradient vector, and to
   * which others may write without a word.
   */
  public static ParameterSlice of(ComputationGraph graph) {
    ParameterSlice slice = tracked(graph);
    slice.version.expose();
    return slice;
  }

  /** Returns all parameters of a DL4J graph that nobody else has got hold of. */
  static ParameterSlice tracked(ComputationGraph graph) {
    return new ParameterSlice(
        ParameterLayout.flat(graph.params()),
        ParameterLayout.flat(graph.getFlattenedGradients()),
        ParameterLayout.segmentsOf(graph),
        new ParameterVersion());
  }

  /** Returns the part that belongs to the given vertices. */
  public ParameterSlice ofVertices(Collection<String> vertices) {
    return keeping(segment -> vertices.contains(segment.vertex()));
  }

  /** Returns the part that the other slice, of the same network, does not have. */
  public ParameterSlice without(ParameterSlice other) {
    return keeping(segment -> !other.segments().contains(segment));
  }

  private ParameterSlice keeping(Predicate<ParameterSegment> wanted) {
    return new ParameterSlice(
        parameters, gradients, segments.stream().filter(wanted).toList(), version);
  }

  /** Returns the segments that optimisers update. */
  public List<ParameterSegment> trained() {
    return segments.stream().filter(segment -> segment.kind().isTrained()).toList();
  }

  /** Returns the live vector, to read and to write as one likes. */
  @Override
  public INDArray parameters() {
    version.expose();
    return parameters;
  }

  /** Returns the live vector for those who report every change to the version. */
  public INDArray trackedParameters() {
    return parameters;
  }

  /** Returns a live view of a segment's parameters, of rank 1, to write as one likes. */
  public INDArray parametersOf(ParameterSegment segment) {
    version.expose();
    return trackedParametersOf(segment);
  }

  /** Returns a live view for those who report every change to the version. */
  public INDArray trackedParametersOf(ParameterSegment segment) {
    return parameters.get(NDArrayIndex.interval(segment.offset(), segment.end()));
  }

  /** Returns a live view of a segment's gradients, of rank 1. */
  public INDArray gradientsOf(ParameterSegment segment) {
    return gradients.get(NDArrayIndex.interval(segment.offset(), segment.end()));
  }
}
