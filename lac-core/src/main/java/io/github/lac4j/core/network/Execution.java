package io.github.lac4j.core.network;

import io.github.lac4j.core.model.VertexGroup;

/** One graph, ready to run on one executor. */
public interface Execution extends AutoCloseable {

  /** Returns the name of the executor that runs the graph, for example {@code dl4j}. */
  String executorName();

  /**
   * Prepares a group of vertices as a unit.
   *
   * @throws IllegalArgumentException if a vertex is unknown, or the group has more than one output
   */
  Unit unit(VertexGroup group);

  /** Releases native resources; units must not be used any more. */
  @Override
  void close();
}
