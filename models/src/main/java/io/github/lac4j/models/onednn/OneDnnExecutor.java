package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.models.onednn.operation.GraphReader;
import io.github.lac4j.models.onednn.plan.ArenaPool;
import io.github.lac4j.models.onednn.plan.Device;
import io.github.lac4j.models.onednn.plan.ParameterMemory;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs graphs of stock DL4J layers as plans of oneDNN primitives, several times faster than the
 * layers themselves.
 *
 * <p>A plan is compiled for each shape of input that a unit meets. It works in place on the graph's
 * flat parameter and gradient vectors, so the graph stays what it was. Floats on a CPU only.
 *
 * <p>Plans of one executor share memory; networks of one executor must not be used by several
 * threads at the same time unless each thread has its own networks.
 */
public final class OneDnnExecutor implements Executor {

  /** The executor's name. */
  public static final String NAME = "onednn";

  private final ArenaPool arenas = new ArenaPool();

  /**
   * Makes an executor.
   *
   * @throws UnsupportedOperationException if oneDNN cannot be used here; the message says why
   */
  public OneDnnExecutor() {
    NativeLibrary.requireAvailable();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Execution open(ComputationGraph graph) {
    if (graph.params().dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "oneDNN plans hold FLOAT only, but the graph's parameters are "
              + graph.params().dataType());
    }
    if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU) {
      throw new IllegalArgumentException("oneDNN plans need ND4J's CPU backend");
    }
    GraphReader reader = new GraphReader(graph);
    reader.read(graph.getConfiguration().getVertices().keySet());
    return new OneDnnExecution(
        graph, reader, new Device(), arenas, new ParameterMemory(ParameterSlice.of(graph)));
  }
}
