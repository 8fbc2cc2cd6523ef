package io.github.lac4j.models.onednn;

import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.models.onednn.operation.Fusion;
import io.github.lac4j.models.onednn.operation.GraphReader;
import io.github.lac4j.models.onednn.plan.ArenaPool;
import io.github.lac4j.models.onednn.plan.Device;
import io.github.lac4j.models.onednn.plan.ParameterMemory;
import io.github.lac4j.models.onednn.plan.PlanCompiler;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A graph whose units are compiled separately. */
final class OneDnnExecution implements Execution {

  private final ComputationGraph graph;
  private final GraphReader reader;
  private final ParameterSlice parameters;
  private final ArenaPool arenas;
  private final ParameterMemory memory;
  private final Device device = new Device();
  private final List<OneDnnUnit> units = new ArrayList<>();

  OneDnnExecution(
      ComputationGraph graph, GraphReader reader, ParameterSlice parameters, ArenaPool arenas) {
    this.graph = graph;
    this.reader = reader;
    this.parameters = parameters;
    this.arenas = arenas;
    this.memory = new ParameterMemory(parameters);
  }

  @Override
  public String executorName() {
    return OneDnnExecutor.NAME;
  }

  @Override
  public Unit unit(VertexGroup group) {
    GroupBoundary boundary = GroupBoundary.of(graph, group);
    PlanCompiler compiler =
        new PlanCompiler(
            device,
            arenas,
            memory,
            Fusion.apply(reader.read(boundary.vertices()), boundary.output()),
            boundary.inputs(),
            boundary.output());
    OneDnnUnit unit =
        new OneDnnUnit(
            group.name(),
            boundary.inputs().size(),
            parameters.ofVertices(boundary.vertices()),
            compiler);
    units.add(unit);
    return unit;
  }

  @Override
  public void close() {
    units.forEach(OneDnnUnit::close);
    arenas.close();
  }
}
