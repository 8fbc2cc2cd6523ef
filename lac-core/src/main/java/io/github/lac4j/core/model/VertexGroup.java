package io.github.lac4j.core.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Names the vertices of a graph that form one unit.
 *
 * @param name the unit's name, for example {@code stage2.block1}
 * @param vertices names of vertices of the DL4J graph, in any order
 */
public record VertexGroup(String name, List<String> vertices) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the group is empty
   */
  public VertexGroup {
    requireNonNull(name, "name is null");
    vertices = List.copyOf(vertices);
    if (vertices.isEmpty()) {
      throw new IllegalArgumentException("Vertex group \"%s\" is empty".formatted(name));
    }
  }

  /** Returns a group of the given vertices. */
  public static VertexGroup of(String name, String... vertices) {
    return new VertexGroup(name, List.of(vertices));
  }
}
