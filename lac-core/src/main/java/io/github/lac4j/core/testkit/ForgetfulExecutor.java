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
 * <p>Executors may reuse the memory of an output in the next forward or backward of its unit. A
 * learner that reads an output too late works on DL4J's layers by luck, and here not at all.
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
    private final List<INDArray> given = new ArrayList<>();

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
      return give(List.of(unit.forward(inputs, mode))).get(0);
    }

    @Override
    public List<INDArray> backward(INDArray outputGradient, boolean inputGradients) {
      return give(unit.backward(outputGradient, inputGradients));
    }

    private List<INDArray> give(List<INDArray> arrays) {
      given.forEach(array -> array.assign(Double.NaN));
      given.clear();
      arrays.forEach(array -> given.add(array.dup()));
      return List.copyOf(given);
    }
  }
}
