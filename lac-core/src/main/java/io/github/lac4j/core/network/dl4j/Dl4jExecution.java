package io.github.lac4j.core.network.dl4j;

import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A graph whose units share DL4J's layers, and with them what each layer remembers. */
final class Dl4jExecution implements Execution {

  private final ComputationGraph graph;
  private final ParameterSlice parameters;
  private final VertexUse use = new VertexUse();

  Dl4jExecution(ComputationGraph graph, ParameterSlice parameters) {
    this.graph = graph;
    this.parameters = parameters;
  }

  @Override
  public String executorName() {
    return Dl4jExecutor.NAME;
  }

  @Override
  public Unit unit(VertexGroup group) {
    GroupBoundary boundary = GroupBoundary.of(graph, group);
    List<Dl4jVertex> vertices =
        boundary.vertices().stream().map(name -> new Dl4jVertex(graph, name)).toList();
    ParameterSlice slice = parameters.ofVertices(boundary.vertices());
    return new Dl4jUnit(group.name(), graph, boundary, vertices, slice, use);
  }

  @Override
  public void close() {
    // DL4J's arrays are freed with the graph.
  }
}
