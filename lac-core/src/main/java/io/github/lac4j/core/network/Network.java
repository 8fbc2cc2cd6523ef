package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J graph with its flat parameter and gradient vectors, cut into units and run by an executor.
 *
 * <p>The graph stays a plain {@link ComputationGraph}: whatever is trained here can be saved,
 * loaded and fine-tuned with DL4J alone. A network is used by one thread at a time.
 */
public final class Network implements Checkpointable, AutoCloseable {

  private final Blueprint blueprint;
  private final ComputationGraph graph;
  private final Executor executor;
  private final Execution execution;
  private final ParameterSlice parameters;
  private final Map<Granularity, UnitGraph> bodies = new EnumMap<>(Granularity.class);
  private final Unit whole;
  private final Optional<Unit> readout;

  private Network(Blueprint blueprint, ComputationGraph graph, Executor executor) {
    this.blueprint = blueprint;
    this.graph = graph;
    this.executor = executor;
    this.parameters = ParameterSlice.of(graph);
    this.execution = executor.open(graph, parameters);
    this.whole = execution.unit(blueprint.whole());
    this.readout = blueprint.readout().map(execution::unit);
  }

  /**
   * Builds a network with fresh parameters.
   *
   * <p>Weights are drawn as the configuration's weight initialisation says, but from {@code seed}
   * instead of ND4J's global generator, which is left alone.
   *
   * @throws IllegalArgumentException if a layer's weight initialisation is not supported
   */
  public static Network create(Blueprint blueprint, Executor executor, Seed seed) {
    requireNonNull(blueprint, "blueprint is null");
    requireNonNull(executor, "executor is null");
    requireNonNull(seed, "seed is null");
    ComputationGraph graph = GraphFactory.allocate(blueprint.configuration());
    Network network = new Network(blueprint, graph, executor);
    new ParameterInitializer(seed).initialize(graph, network.parameters);
    return network;
  }

  /**
   * Builds a network that has these parameters; nothing is drawn, so weight initialisations of
   * every kind will do.
   *
   * @param parameters 1 x P, in the graph's order; copied
   */
  public static Network of(Blueprint blueprint, Executor executor, INDArray parameters) {
    requireNonNull(blueprint, "blueprint is null");
    requireNonNull(executor, "executor is null");
    requireNonNull(parameters, "parameters is null");
    ComputationGraph graph = GraphFactory.allocate(blueprint.configuration());
    return with(new Network(blueprint, graph, executor), parameters);
  }

  /**
   * Builds a network that starts with the parameters of another graph.
   *
   * @param source must have the same parameters by name and shape; numbers are converted, nothing
   *     is shared
   * @throws IllegalArgumentException if a parameter differs; the message names it with both shapes
   */
  public static Network of(Blueprint blueprint, Executor executor, ComputationGraph source) {
    requireNonNull(blueprint, "blueprint is null");
    requireNonNull(executor, "executor is null");
    requireNonNull(source, "source is null");
    ComputationGraph graph = GraphFactory.allocate(blueprint.configuration());
    Map<String, INDArray> own = ParameterLayout.tensorsOf(graph);
    Map<String, INDArray> given = ParameterLayout.tensorsOf(source);
    Set<String> names = new LinkedHashSet<>(own.keySet());
    names.addAll(given.keySet());
    for (String name : names) {
      String wanted = shape(own, name);
      String found = shape(given, name);
      if (!wanted.equals(found)) {
        throw new IllegalArgumentException(
            "parameter %s %s in the saved network, but %s here; choose the model and the settings that the saved network was made with, and images of the same size"
                .formatted(name, found, wanted));
      }
    }
    own.forEach((name, tensor) -> tensor.assign(given.get(name).castTo(tensor.dataType())));
    Network network = new Network(blueprint, graph, executor);
    network.parameters.changed();
    return network;
  }

  private static String shape(Map<String, INDArray> tensors, String name) {
    return tensors.containsKey(name)
        ? "has the shape " + Arrays.toString(tensors.get(name).shape())
        : "is missing";
  }

  private static Network with(Network network, INDArray parameters) {
    network.parameters.parameters().assign(parameters);
    network.parameters.changed();
    return network;
  }

  /** Returns a network of the same shape with a copy of the parameters and no shared memory. */
  public Network copy() {
    ComputationGraph twin = GraphFactory.allocate(blueprint.configuration().clone());
    return with(new Network(blueprint, twin, executor), parameters.parameters());
  }

  /**
   * Returns the DL4J graph; its parameters change as the network trains.
   *
   * <p>Whoever writes to them through the graph says so by {@link ParameterSlice#changed()} before
   * the network next runs.
   */
  public ComputationGraph graph() {
    return graph;
  }

  /** Returns where a group of vertices touches the rest of the graph. */
  public GroupBoundary boundary(VertexGroup group) {
    return GroupBoundary.of(graph, group);
  }

  /** Returns the number type of parameters and activations. */
  public DataType dataType() {
    return parameters.parameters().dataType();
  }

  /** Returns what the network was built from. */
  public Blueprint blueprint() {
    return blueprint;
  }

  /** Returns the name of the executor that runs the network. */
  public String executorName() {
    return execution.executorName();
  }

  /** Returns all parameters and gradients. */
  public ParameterSlice parameters() {
    return parameters;
  }

  /** Returns the whole network, read-out included, as one unit. */
  public Unit whole() {
    return whole;
  }

  /** Returns the vertices after the body, if the network has any. */
  public Optional<Unit> readout() {
    return readout;
  }

  /** Returns the body, cut into units; the read-out is not among them. */
  public UnitGraph body(Granularity granularity) {
    return bodies.computeIfAbsent(granularity, finer -> cut(blueprint.body(finer)));
  }

  /**
   * Cuts the network into units of one's own choice.
   *
   * @param groups the units' vertices, in the order of computation
   * @throws IllegalArgumentException if a group needs the inside of another one
   */
  public UnitGraph cut(List<VertexGroup> groups) {
    Map<String, Integer> position = new HashMap<>();
    graph
        .getConfiguration()
        .getNetworkInputs()
        .forEach(input -> position.put(input, UnitGraph.INPUT));
    List<UnitGraph.Node> nodes = new ArrayList<>();
    for (VertexGroup group : groups) {
      GroupBoundary boundary = GroupBoundary.of(graph, group);
      List<Integer> sources = new ArrayList<>();
      for (String input : boundary.inputs()) {
        Integer source = position.get(input);
        if (source == null) {
          throw new IllegalArgumentException(
              "Unit \"%s\" needs vertex \"%s\", which is not the output of an earlier unit"
                  .formatted(group.name(), input));
        }
        sources.add(source);
      }
      position.put(boundary.output(), nodes.size());
      nodes.add(new UnitGraph.Node(execution.unit(group), sources));
    }
    return new UnitGraph(nodes);
  }

  /**
   * Computes the network's output in inference mode.
   *
   * @param input batch first; N x C x H x W for an encoder
   * @return N x D features for an encoder; copy what you keep beyond the next call
   */
  public INDArray infer(INDArray input) {
    return whole.infer(input, Statistics.RUNNING);
  }

  @Override
  public void save(StateWriter writer) {
    writer.put("parameters", parameters.parameters());
  }

  @Override
  public void restore(StateReader reader) {
    parameters.changed();
    reader.read("parameters", parameters.parameters());
  }

  @Override
  public void close() {
    execution.close();
  }
}
