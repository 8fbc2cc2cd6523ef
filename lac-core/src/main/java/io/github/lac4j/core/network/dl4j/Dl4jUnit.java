package io.github.lac4j.core.network.dl4j;

import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitShapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some vertices of a DL4J graph, run forward in their order and backward in the reverse. */
final class Dl4jUnit implements Unit {

  private static final long NONE = -1;

  private final String name;
  private final ComputationGraph graph;
  private final GroupBoundary boundary;
  private final List<Dl4jVertex> vertices;
  private final ParameterSlice parameters;
  private final VertexUse use;
  private final UnitShapes shapes;
  private List<long[]> fitting = List.of();
  private long[] outputShape = new long[0];
  private long ticket = NONE;

  Dl4jUnit(
      String name,
      ComputationGraph graph,
      GroupBoundary boundary,
      List<Dl4jVertex> vertices,
      ParameterSlice parameters,
      VertexUse use) {
    this.name = name;
    this.graph = graph;
    this.boundary = boundary;
    this.vertices = vertices;
    this.parameters = parameters;
    this.use = use;
    this.shapes = new UnitShapes(graph.getConfiguration(), boundary);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputCount() {
    return boundary.inputs().size();
  }

  @Override
  public ParameterSlice parameters() {
    return parameters;
  }

  @Override
  public Activations forward(List<Activations> inputs, ForwardMode mode) {
    if (inputs.size() != inputCount()) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes %d inputs, but got %d".formatted(name, inputCount(), inputs.size()));
    }
    requireFit(inputs);
    if (mode.movesStatistics()) {
      parameters.version().statisticsChanged();
    }
    Map<String, INDArray> activations = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      INDArray input = inputs.get(i).array();
      // In inference DL4J's activation layers write into their input, which is the caller's here.
      activations.put(boundary.inputs().get(i), mode.usesBatchStatistics() ? input : input.dup());
    }
    // Preprocessors ask the graph for the batch size, and the graph asks its first input.
    graph.setInput(0, inputs.get(0).array());
    long current = use.begin(boundary.vertices());
    for (Dl4jVertex vertex : vertices) {
      List<INDArray> arrays = vertex.inputs().stream().map(activations::get).toList();
      activations.put(
          vertex.name(),
          vertex.forward(arrays, mode.usesBatchStatistics(), mode.movesStatistics()));
    }
    if (mode.allowsBackward()) {
      ticket = current;
    } else {
      ticket = NONE;
      vertices.forEach(Dl4jVertex::forget);
    }
    INDArray output = activations.get(boundary.output());
    outputShape = output.shape();
    // It may be the input seen in another shape, and some of DL4J's backward passes write over what
    // the layer made. In inference the input is a copy already.
    return Activations.of(mode.usesBatchStatistics() ? output.dup() : output);
  }

  @Override
  public List<Activations> backward(Activations outputGradient, boolean inputGradients) {
    if (ticket == NONE || !use.isLatest(ticket, boundary.vertices())) {
      throw new IllegalStateException(
          "Unit \"%s\" cannot go backward: its latest forward was not a training forward, has been used up, or another pass over the same layers came in between"
              .formatted(name));
    }
    requireType(outputGradient.array());
    if (!Arrays.equals(outputGradient.shape(), outputShape)) {
      throw new IllegalArgumentException(
          "The output of unit \"%s\" was %s, but its gradient is %s"
              .formatted(
                  name, Arrays.toString(outputShape), Arrays.toString(outputGradient.shape())));
    }
    ticket = NONE;
    Map<String, INDArray> gradients = new HashMap<>();
    gradients.put(boundary.output(), outputGradient.array().dup());
    for (int i = vertices.size() - 1; i >= 0; i--) {
      Dl4jVertex vertex = vertices.get(i);
      INDArray[] towardsInputs = vertex.backward(gradients.remove(vertex.name()));
      for (int k = 0; k < towardsInputs.length; k++) {
        gradients.merge(vertex.inputs().get(k), towardsInputs[k], INDArray::add);
      }
    }
    vertices.forEach(Dl4jVertex::forget);
    clearStatistics();
    if (!inputGradients) {
      return List.of();
    }
    List<Activations> wanted = new ArrayList<>();
    boundary.inputs().forEach(input -> wanted.add(Activations.of(gradients.get(input))));
    return wanted;
  }

  /** Asks once for each shape. */
  private void requireFit(List<Activations> inputs) {
    boolean same = fitting.size() == inputs.size();
    for (int i = 0; i < inputs.size(); i++) {
      requireType(inputs.get(i).array());
      same = same && Arrays.equals(inputs.get(i).shape(), fitting.get(i));
    }
    if (!same) {
      List<long[]> given = inputs.stream().map(input -> input.shape().clone()).toList();
      shapes.requireFit(given);
      fitting = given;
    }
  }

  private void requireType(INDArray array) {
    DataType wanted = graph.getConfiguration().getDataType();
    if (array.dataType() != wanted) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes %s, but got %s; convert it with castTo"
              .formatted(name, wanted, array.dataType()));
    }
  }

  /** DL4J leaves the move of its running statistics in the gradient vector; it is no gradient. */
  private void clearStatistics() {
    for (ParameterSegment segment : parameters.segments()) {
      if (segment.kind() == ParameterKind.STATISTIC) {
        parameters.gradientsOf(segment).assign(0);
      }
    }
  }
}
