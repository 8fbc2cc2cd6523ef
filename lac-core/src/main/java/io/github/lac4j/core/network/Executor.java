package io.github.lac4j.core.network;

import java.util.OptionalLong;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A way to run DL4J graphs, for example with DL4J's own layers. */
public interface Executor {

  /** Returns the executor's name, for example {@code dl4j}. */
  String name();

  /**
   * Prepares to run a graph, working in place on its flat parameter and gradient vectors.
   *
   * @param graph an initialised graph whose gradient vector exists
   * @param parameters all of the graph's; its version says when weights have changed
   * @throws IllegalArgumentException if this executor cannot hold a layer of the graph; the message
   *     names the layer
   */
  Execution open(ComputationGraph graph, ParameterSlice parameters);

  /**
   * Returns the floating-point operations of convolutions and linear layers that all networks of
   * this executor have run so far; empty if it does not count.
   */
  default OptionalLong floatingPointOperations() {
    return OptionalLong.empty();
  }

  /** Prepares to run a graph whose parameters nobody changes. */
  default Execution open(ComputationGraph graph) {
    return open(graph, ParameterSlice.of(graph));
  }
}
