package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each graph on one executor if that can hold it, and on another one if not. */
public final class FallbackExecutor implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(FallbackExecutor.class);

  private final Executor preferred;
  private final Executor fallback;

  /**
   * Combines two executors.
   *
   * @param preferred the faster one
   * @param fallback the one that holds every graph
   */
  public FallbackExecutor(Executor preferred, Executor fallback) {
    this.preferred = requireNonNull(preferred, "preferred is null");
    this.fallback = requireNonNull(fallback, "fallback is null");
  }

  /** Returns both names, for example {@code onednn, else dl4j}. */
  @Override
  public String name() {
    return preferred.name() + ", else " + fallback.name();
  }

  /** Returns the count of the preferred executor. */
  @Override
  public OptionalLong floatingPointOperations() {
    return preferred.floatingPointOperations();
  }

  /** Opens the graph on the preferred executor, or logs why not and opens it on the other one. */
  @Override
  public Execution open(ComputationGraph graph, ParameterSlice parameters) {
    try {
      return preferred.open(graph, parameters);
    } catch (IllegalArgumentException e) {
      LOG.info("A network runs on {}: {}", fallback.name(), e.getMessage());
      return fallback.open(graph, parameters);
    }
  }
}
