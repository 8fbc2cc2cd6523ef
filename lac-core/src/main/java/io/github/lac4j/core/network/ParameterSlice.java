package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some of the parameters of one network, with their gradients: what an optimiser works on.
 *
 * <p>All vectors are live. Whoever writes to parameters calls {@link #changed()} before the network
 * runs again: executors keep weights in layouts of their own.
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

  /** Returns parameters of which nothing has been made yet. */
  public ParameterSlice(INDArray parameters, INDArray gradients, List<ParameterSegment> segments) {
    this(parameters, gradients, segments, new ParameterVersion());
  }

  /** Returns all parameters of a DL4J graph that is initialised and has a gradient vector. */
  public static ParameterSlice of(ComputationGraph graph) {
    return new ParameterSlice(
        ParameterLayout.flat(graph.params()),
        ParameterLayout.flat(graph.getFlattenedGradients()),
        ParameterLayout.segmentsOf(graph));
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

  /** Returns where trained segments lie in the vectors, neighbours in one. */
  List<INDArrayIndex> trainedRanges() {
    List<INDArrayIndex> ranges = new ArrayList<>();
    List<ParameterSegment> trained = trained();
    int first = 0;
    for (int i = 0; i < trained.size(); i++) {
      if (i + 1 == trained.size() || trained.get(i + 1).offset() != trained.get(i).end()) {
        ranges.add(NDArrayIndex.interval(trained.get(first).offset(), trained.get(i).end()));
        first = i + 1;
      }
    }
    return ranges;
  }

  /** Says that trained parameters are written to: before the network next runs. */
  public void changed() {
    version.weightsChanged();
  }

  /** Returns a live view of a segment's parameters, of rank 1. */
  public INDArray parametersOf(ParameterSegment segment) {
    return parameters.get(NDArrayIndex.interval(segment.offset(), segment.end()));
  }

  /** Returns a live view of a segment's gradients, of rank 1. */
  public INDArray gradientsOf(ParameterSegment segment) {
    return gradients.get(NDArrayIndex.interval(segment.offset(), segment.end()));
  }
}
