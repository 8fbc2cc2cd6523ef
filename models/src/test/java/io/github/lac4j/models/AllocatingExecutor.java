package io.github.lac4j.models;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.random.Seed;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Lets a {@link Network} be built and cut, for its parameters and partitions; tests run its graph
 * with DL4J itself.
 */
public final class AllocatingExecutor implements Executor {

  /** Returns a network with parameters drawn from a fixed seed. */
  public static Network allocate(Blueprint blueprint) {
    return Network.create(blueprint, new AllocatingExecutor(), new Seed(7));
  }

  /** Returns the number of parameters that optimisers would train. */
  public static long trainedParameters(Blueprint blueprint) {
    try (Network network = allocate(blueprint)) {
      return network.parameters().trained().stream().mapToLong(ParameterSegment::length).sum();
    }
  }

  /** Returns the number of parameters of one kind. */
  public static long parameters(Blueprint blueprint, ParameterKind kind) {
    try (Network network = allocate(blueprint)) {
      return network.parameters().segments().stream()
          .filter(segment -> segment.kind() == kind)
          .mapToLong(ParameterSegment::length)
          .sum();
    }
  }

  @Override
  public String name() {
    return "allocating";
  }

  @Override
  public Execution open(ComputationGraph graph, ParameterSlice parameters) {
    return new Execution() {
      @Override
      public String executorName() {
        return name();
      }

      @Override
      public Unit unit(VertexGroup group) {
        return new BoundaryOnly(group.name(), GroupBoundary.of(graph, group).inputs().size());
      }

      @Override
      public void close() {}
    };
  }

  private record BoundaryOnly(String name, int inputCount) implements Unit {

    @Override
    public ParameterSlice parameters() {
      throw new UnsupportedOperationException("Only the boundary of the unit is known");
    }

    @Override
    public Pass forward(List<Activations> inputs, Statistics statistics) {
      throw new UnsupportedOperationException("Only the boundary of the unit is known");
    }

    @Override
    public Activations infer(List<Activations> inputs, Statistics statistics) {
      throw new UnsupportedOperationException("Only the boundary of the unit is known");
    }
  }
}
