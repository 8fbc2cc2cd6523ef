package io.github.lac4j.core.testkit;

import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's layers, with outputs that become NaN as soon as a unit need not keep them any more.
 *
 * <p>Executors may reuse the memory of what a pass made when it is closed or goes backward again,
 * and that of an inference in the next one of its unit, unless it is retained; and all of it as
 * soon as it is released. A learner that reads an output too late works on DL4J's layers by luck,
 * and here not at all.
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
  public Execution open(ComputationGraph graph, ParameterSlice parameters) {
    Execution execution = executor.open(graph, parameters);
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
    private final List<ForgetfulActivations> inferred = new ArrayList<>();

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
    public Pass forward(List<Activations> inputs, Statistics statistics) {
      // The unit may go backward after its inputs have been released.
      Pass pass =
          unit.forward(
              inputs.stream().map(input -> Activations.of(input.array().dup())).toList(),
              statistics);
      ForgetfulActivations output = new ForgetfulActivations(pass.output().array().dup());
      List<ForgetfulActivations> gradients = new ArrayList<>();
      return new Pass() {
        @Override
        public Activations output() {
          return output;
        }

        @Override
        public List<Activations> backward(Activations outputGradient, boolean accumulate) {
          return give(gradients, pass.backward(outputGradient, accumulate));
        }

        @Override
        public void backwardParameters(Activations outputGradient, boolean accumulate) {
          expire(gradients);
          pass.backwardParameters(outputGradient, accumulate);
        }

        @Override
        public void close() {
          pass.close();
          output.expire();
          expire(gradients);
        }
      };
    }

    @Override
    public Activations infer(List<Activations> inputs, Statistics statistics) {
      return give(inferred, List.of(unit.infer(inputs, statistics))).get(0);
    }

    private static List<Activations> give(
        List<ForgetfulActivations> given, List<Activations> made) {
      expire(given);
      made.forEach(one -> given.add(new ForgetfulActivations(one.array().dup())));
      return List.copyOf(given);
    }

    private static void expire(List<ForgetfulActivations> given) {
      given.forEach(ForgetfulActivations::expire);
      given.clear();
    }
  }

  private static final class ForgetfulActivations implements Activations {

    private final INDArray array;
    private boolean retained;
    private boolean released;

    ForgetfulActivations(INDArray array) {
      this.array = array;
    }

    @Override
    public long[] shape() {
      return array.shape();
    }

    @Override
    public INDArray array() {
      if (released) {
        throw new IllegalStateException("These activations have been released or overwritten");
      }
      return array;
    }

    @Override
    public INDArray elements() {
      return array();
    }

    @Override
    public Activations like() {
      return new ForgetfulActivations(array.like().assign(Double.NaN)).retain();
    }

    @Override
    public Activations retain() {
      array();
      retained = true;
      return this;
    }

    @Override
    public void release() {
      array.assign(Double.NaN);
      released = true;
    }

    void expire() {
      if (!retained) {
        release();
      }
    }
  }
}
