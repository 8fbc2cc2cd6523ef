package io.github.lac4j.core.network.dl4j;

import io.github.lac4j.core.backend.BackendCheck;
import io.github.lac4j.core.backend.OperandRetention;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ExecutorOffer;
import io.github.lac4j.core.network.ParameterSlice;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Runs graphs with DL4J's own layers, vertex by vertex.
 *
 * <p>Holds every stock layer without recurrence and without dropout, on every backend and number
 * type, and is the reference that faster executors are compared with.
 */
public final class Dl4jExecutor implements Executor {

  /** The executor's name. */
  public static final String NAME = "dl4j";

  /**
   * Makes an executor, and protects ND4J's operations in this process ({@link OperandRetention}).
   *
   * @throws io.github.lac4j.core.backend.UnsupportedBackendException if ND4J cannot be used here
   */
  public Dl4jExecutor() {
    BackendCheck.requireUsable();
    OperandRetention.install();
  }

  /** Offers this executor; it can always be used. */
  public static ExecutorOffer offer() {
    return new ExecutorOffer(0, Optional::empty, Dl4jExecutor::new);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Execution open(ComputationGraph graph, ParameterSlice parameters) {
    if (graph.getNumInputArrays() != 1) {
      throw new IllegalArgumentException(
          "A network must have one input, but the graph has " + graph.getNumInputArrays());
    }
    return new Dl4jExecution(graph, parameters);
  }
}
