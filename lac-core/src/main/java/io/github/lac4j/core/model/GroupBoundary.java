package io.github.lac4j.core.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;

/**
 * Where a group of vertices touches the rest of its graph.
 *
 * @param vertices the group's vertices in the order of computation
 * @param inputs names of the vertices outside the group that feed it, in the order in which they
 *     are first used
 * @param output the only vertex whose output leaves the group
 */
public record GroupBoundary(List<String> vertices, List<String> inputs, String output) {

  /** Copies the lists. */
  public GroupBoundary {
    vertices = List.copyOf(vertices);
    inputs = List.copyOf(inputs);
  }

  /**
   * Finds the boundary of a group.
   *
   * @throws IllegalArgumentException if the graph lacks a vertex, or not exactly one output leaves
   */
  public static GroupBoundary of(ComputationGraph graph, VertexGroup group) {
    Set<String> members = Set.copyOf(group.vertices());
    List<String> ordered = new ArrayList<>();
    Set<String> inputs = new LinkedHashSet<>();
    Set<String> consumed = new LinkedHashSet<>();
    List<String> outputs = graph.getConfiguration().getNetworkOutputs();
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      String name = vertex.getVertexName();
      List<String> sources = graph.getConfiguration().getVertexInputs().get(name);
      if (members.contains(name)) {
        ordered.add(name);
        sources.stream().filter(source -> !members.contains(source)).forEach(inputs::add);
      } else if (sources != null) {
        sources.stream().filter(members::contains).forEach(consumed::add);
      }
      if (members.contains(name) && outputs.contains(name)) {
        consumed.add(name);
      }
    }
    if (ordered.size() != members.size()) {
      throw new IllegalArgumentException(
          "Unit \"%s\" names vertices that the graph does not have: it has %s of %s"
              .formatted(group.name(), ordered, group.vertices()));
    }
    if (consumed.size() != 1) {
      throw new IllegalArgumentException(
          "Unit \"%s\" must have exactly one output, but %s are used outside of it"
              .formatted(group.name(), consumed));
    }
    return new GroupBoundary(ordered, List.copyOf(inputs), consumed.iterator().next());
  }
}
