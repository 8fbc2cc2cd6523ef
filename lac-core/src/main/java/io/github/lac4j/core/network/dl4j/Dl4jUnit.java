package io.github.lac4j.core.network.dl4j;

import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.GradientAccumulator;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitShapes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some vertices of a DL4J graph, run forward in their order and backward in the reverse. */
final class Dl4jUnit implements Unit {

  private static final long USED_UP = -1;

  private final String name;
  private final ComputationGraph graph;
  private final GroupBoundary boundary;
  private final List<Dl4jVertex> vertices;
  private final ParameterSlice parameters;
  private final VertexUse use;
  private final UnitShapes shapes;
  private final GradientAccumulator accumulator;
  private List<long[]> fitting = List.of();

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
    this.accumulator = new GradientAccumulator(parameters);
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
  public Pass forward(List<Activations> inputs, Statistics statistics) {
    statistics.requireOfBatch(name);
    requireInputs(inputs);
    return new Dl4jPass(inputs.stream().map(Dl4jUnit::lasting).toList(), statistics);
  }

  @Override
  public Activations infer(List<Activations> inputs, Statistics statistics) {
    requireInputs(inputs);
    List<INDArray> arrays = inputs.stream().map(Activations::array).toList();
    // In inference DL4J's activation layers write into their input, which is the caller's here.
    INDArray output =
        run(
            statistics.areOfBatch() ? arrays : arrays.stream().map(INDArray::dup).toList(),
            statistics);
    use.begin(boundary.vertices());
    vertices.forEach(Dl4jVertex::forget);
    // It may be the input seen in another shape.
    return Activations.of(statistics.areOfBatch() ? output.dup() : output);
  }

  /** Returns an array that stays as it is when its owner releases the activations. */
  private static INDArray lasting(Activations input) {
    return input.isLent() ? input.array().dup() : input.array();
  }

  /** Runs the layers, which then remember this pass. */
  private INDArray run(List<INDArray> inputs, Statistics statistics) {
    if (statistics.move()) {
      parameters.version().statisticsChanged();
    }
    Map<String, INDArray> activations = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      activations.put(boundary.inputs().get(i), inputs.get(i));
    }
    // Preprocessors ask the graph for the batch size, and the graph asks its first input.
    graph.setInput(0, inputs.get(0));
    for (Dl4jVertex vertex : vertices) {
      List<INDArray> arrays = vertex.inputs().stream().map(activations::get).toList();
      activations.put(
          vertex.name(), vertex.forward(arrays, statistics.areOfBatch(), statistics.move()));
    }
    return activations.get(boundary.output());
  }

  /**
   * A pass that the layers remember until another one runs them; then it runs them once more with
   * the same inputs before it goes backward.
   */
  private final class Dl4jPass implements Pass {

    private final List<INDArray> inputs;
    private final Activations output;
    private final long madeWith;
    private long ticket;
    private boolean isClosed;

    Dl4jPass(List<INDArray> inputs, Statistics statistics) {
      this.inputs = inputs;
      this.madeWith = parameters.version().weights();
      // Some of DL4J's backward passes write over what the layer made.
      this.output = Activations.of(run(inputs, statistics).dup());
      this.ticket = use.begin(boundary.vertices());
    }

    @Override
    public Activations output() {
      if (isClosed) {
        throw new IllegalStateException("The pass of unit \"%s\" is closed".formatted(name));
      }
      return output;
    }

    @Override
    public List<Activations> backward(Activations outputGradient, boolean accumulate) {
      Map<String, INDArray> gradients = propagate(outputGradient, accumulate);
      return boundary.inputs().stream().map(gradients::get).map(Activations::of).toList();
    }

    @Override
    public void backwardParameters(Activations outputGradient, boolean accumulate) {
      propagate(outputGradient, accumulate);
    }

    private Map<String, INDArray> propagate(Activations outputGradient, boolean accumulate) {
      INDArray gradient = outputGradient.array();
      requireType(gradient);
      if (!Arrays.equals(gradient.shape(), output().shape())) {
        throw new IllegalArgumentException(
            "The output of unit \"%s\" was %s, but its gradient is %s"
                .formatted(
                    name, Arrays.toString(output.shape()), Arrays.toString(gradient.shape())));
      }
      parameters.version().requireUnchanged(madeWith, name);
      if (!use.isLatest(ticket, boundary.vertices())) {
        run(inputs, Statistics.BATCH);
      }
      Map<String, INDArray> gradients = new HashMap<>();
      gradients.put(boundary.output(), gradient.dup());
      accumulator.run(accumulate, () -> goBack(gradients));
      use.begin(boundary.vertices());
      ticket = USED_UP;
      return gradients;
    }

    private void goBack(Map<String, INDArray> gradients) {
      for (int i = vertices.size() - 1; i >= 0; i--) {
        Dl4jVertex vertex = vertices.get(i);
        INDArray[] towardsInputs = vertex.backward(gradients.remove(vertex.name()));
        for (int k = 0; k < towardsInputs.length; k++) {
          gradients.merge(vertex.inputs().get(k), towardsInputs[k], INDArray::add);
        }
      }
      vertices.forEach(Dl4jVertex::forget);
      clearStatistics();
    }

    @Override
    public void close() {
      if (!isClosed && use.isLatest(ticket, boundary.vertices())) {
        vertices.forEach(Dl4jVertex::forget);
      }
      isClosed = true;
    }
  }

  private void requireInputs(List<Activations> inputs) {
    if (inputs.size() != inputCount()) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes %d inputs, but got %d".formatted(name, inputCount(), inputs.size()));
    }
    requireFit(inputs);
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
