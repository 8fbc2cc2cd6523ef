package io.github.lac4j.models.onednn;

import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitShapes;
import io.github.lac4j.models.graph.Fusion;
import io.github.lac4j.models.graph.GraphReader;
import io.github.lac4j.models.onednn.lowering.PlanCompiler;
import io.github.lac4j.models.onednn.memory.ArenaPool;
import io.github.lac4j.models.onednn.memory.BlockPool;
import io.github.lac4j.models.onednn.memory.BoundaryMemory;
import io.github.lac4j.models.onednn.memory.Device;
import io.github.lac4j.models.onednn.memory.ParameterMemory;
import io.github.lac4j.models.onednn.plan.OperationCount;
import io.github.lac4j.models.onednn.plan.PreparedWeights;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A graph whose units are compiled separately. */
final class OneDnnExecution implements Execution {

  private final ComputationGraph graph;
  private final GraphReader reader;
  private final ParameterSlice parameters;
  private final ArenaPool arenas;
  private final OperationCount count;
  private final BlockPool blocks;
  private final BoundaryMemory boundary;
  private final ParameterMemory memory;
  private final PreparedWeights weights;
  private final Device device = new Device();
  private final List<OneDnnUnit> units = new ArrayList<>();

  OneDnnExecution(
      ComputationGraph graph,
      GraphReader reader,
      ParameterSlice parameters,
      ArenaPool arenas,
      OperationCount count,
      BlockPool blocks) {
    this.graph = graph;
    this.reader = reader;
    this.parameters = parameters;
    this.arenas = arenas;
    this.count = count;
    this.blocks = blocks;
    this.boundary = new BoundaryMemory(device, blocks);
    this.memory = new ParameterMemory(parameters);
    this.weights = new PreparedWeights(device, memory, parameters.version());
  }

  @Override
  public String executorName() {
    return OneDnnExecutor.NAME;
  }

  @Override
  public Unit unit(VertexGroup group) {
    GroupBoundary edge = GroupBoundary.of(graph, group);
    PlanCompiler compiler =
        new PlanCompiler(
            device,
            arenas,
            count,
            memory,
            weights,
            boundary,
            Fusion.apply(reader.read(edge.vertices()), edge.output()),
            edge.inputs(),
            edge.output());
    OneDnnUnit unit =
        new OneDnnUnit(
            group.name(),
            edge.inputs().size(),
            parameters.ofVertices(edge.vertices()),
            compiler,
            new UnitShapes(graph.getConfiguration(), edge),
            boundary,
            weights);
    units.add(unit);
    return unit;
  }

  @Override
  public void close() {
    units.forEach(OneDnnUnit::close);
    weights.close();
    arenas.close();
    blocks.close();
  }
}
