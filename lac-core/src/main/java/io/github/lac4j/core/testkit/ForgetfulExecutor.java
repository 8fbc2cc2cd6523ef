package io.github.lac4j.core.testkit;

import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's layers, with outputs that become NaN as soon as a unit need not keep them any more.
 *
 * <p>Executors may reuse the memory of an output in the next forward of its unit, and that of a
 * gradient in the next forward or backward. A learner that reads an output too late works on DL4J's
 * layers by luck, and here not at all.
 */
public final class ForgetfulExecutor implements Executor {

  private final Executor executor = new Dl4jExecutor();

  /** Makes an executor. */
  public ForgetfulExecutor() {}

  @Override
  public String name() {
    return "forgetful";
  }

  @Override
  public Execution open(ComputationGraph graph) {
    Execution execution = executor.open(graph);
    return new Execution() {
      @Override
      public String executorName() {
        return name();
      }

      @Override
      public Unit unit(VertexGroup group) {
        return new ForgetfulUnit(execution.unit(group));
      }

      @Override
      public void close() {
        execution.close();
      }
    };
  }

  private static final class ForgetfulUnit implements Unit {

    private final Unit unit;
    private final List<INDArray> outputs = new ArrayList<>();
    private final List<INDArray> gradients = new ArrayList<>();

    ForgetfulUnit(Unit unit) {
      this.unit = unit;
    }

    @Override
    public String name() {
      return unit.name();
    }

    @Override
    public int inputCount() {
      return unit.inputCount();
    }

    @Override
    public ParameterSlice parameters() {
      return unit.parameters();
    }

    @Override
    public INDArray forward(List<INDArray> inputs, ForwardMode mode) {
      forget(gradients);
      return give(outputs, List.of(unit.forward(inputs, mode))).get(0);
    }

    @Override
    public List<INDArray> backward(INDArray outputGradient, boolean inputGradients) {
      return give(gradients, unit.backward(outputGradient, inputGradients));
    }

    private static List<INDArray> give(List<INDArray> given, List<INDArray> arrays) {
      forget(given);
      arrays.forEach(array -> given.add(array.dup()));
      return List.copyOf(given);
    }

    private static void forget(List<INDArray> given) {
      given.forEach(array -> array.assign(Double.NaN));
      given.clear();
    }
  }
}
