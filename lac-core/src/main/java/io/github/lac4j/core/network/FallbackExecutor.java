package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each graph on one executor if that can hold it, and on another one if not. */
public final class FallbackExecutor implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(FallbackExecutor.class);

  private final Executor preferred;
  private final Executor fallback;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

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

  /**
   * Opens the graph on the preferred executor, or warns why not, once for each reason, and opens it
   * on the other one.
   */
  @Override
  public Execution open(ComputationGraph graph, ParameterSlice parameters) {
    try {
      return preferred.open(graph, parameters);
    } catch (IllegalArgumentException e) {
      if (told.add(String.valueOf(e.getMessage()))) {
        LOG.warn("A network runs on {}: {}", fallback.name(), e.getMessage());
      }
      return fallback.open(graph, parameters);
    }
  }
}
