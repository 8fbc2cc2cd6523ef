package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ExecutorOffer;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.models.graph.GraphReader;
import io.github.lac4j.models.onednn.memory.ArenaPool;
import io.github.lac4j.models.onednn.memory.BlockPool;
import io.github.lac4j.models.onednn.plan.OperationCount;
import java.util.Map;
import java.util.OptionalLong;
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
  private final OperationCount count = new OperationCount();
  private final BlockPool blocks = new BlockPool();

  /**
   * Makes an executor.
   *
   * @throws UnsupportedOperationException if oneDNN cannot be used here; the message says why
   */
  public OneDnnExecutor() {
    NativeLibrary.requireAvailable();
  }

  /**
   * Returns an executor that uses oneDNN where it can and DL4J's own layers elsewhere: for graphs
   * with layers that plans do not hold, for doubles, and where the native library is missing. A log
   * line says which and why.
   *
   * @throws io.github.lac4j.core.backend.UnsupportedBackendException if ND4J cannot be used here
   */
  public static Executor orDl4j() {
    return ExecutorOffer.best(Map.of(NAME, offer(), Dl4jExecutor.NAME, Dl4jExecutor.offer()));
  }

  /** Offers this executor, ahead of DL4J's own layers. */
  public static ExecutorOffer offer() {
    return new ExecutorOffer(
        10,
        () -> NativeLibrary.problem().map("oneDNN cannot be loaded: "::concat),
        OneDnnExecutor::new);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Execution open(ComputationGraph graph, ParameterSlice parameters) {
    if (graph.params().dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "oneDNN plans hold FLOAT only, but the graph's parameters are "
              + graph.params().dataType());
    }
    if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU) {
      throw new IllegalArgumentException("oneDNN plans need ND4J's CPU backend");
    }
    GraphReader reader = new GraphReader(graph, parameters);
    reader.read(graph.getConfiguration().getVertices().keySet());
    return new OneDnnExecution(graph, reader, parameters, arenas, count, blocks);
  }

  /**
   * Returns the multiplications and additions of convolutions and linear layers that all networks
   * of this executor have run so far.
   *
   * <p>Counted from the plans: each of the passes that ran (forward, gradient of the input,
   * gradient of the weights) counts two for each weight and pixel, or row, of the output, whatever
   * algorithm computed it.
   */
  @Override
  public OptionalLong floatingPointOperations() {
    return OptionalLong.of(count.total());
  }

  /**
   * Returns the most bytes of activations and of other numbers between the steps of plans that all
   * networks of this executor have needed so far.
   */
  public long peakActivationBytes() {
    return arenas.peakBytes() + blocks.peakBytes();
  }

  /** Returns the bytes of activations between units that nobody has released yet. */
  long heldActivationBytes() {
    return blocks.lentBytes();
  }
}
