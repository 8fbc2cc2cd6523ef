package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.models.onednn.plan.Plan;
import io.github.lac4j.models.onednn.plan.PlanCompiler;
import io.github.lac4j.models.onednn.plan.Purpose;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some vertices of a graph, run as one plan for each shape of input. */
final class OneDnnUnit implements Unit, AutoCloseable {

  /** Training, forward passes and evaluation, each with full batches and a smaller last one. */
  private static final int PLANS = 6;

  private record Key(List<List<Long>> shapes, Purpose purpose) {}

  private final String name;
  private final int inputCount;
  private final ParameterSlice parameters;
  private final PlanCompiler compiler;
  private final Map<Key, Plan> plans = new LinkedHashMap<>(PLANS, 0.75f, true);
  private Plan awaitingBackward;

  OneDnnUnit(String name, int inputCount, ParameterSlice parameters, PlanCompiler compiler) {
    this.name = name;
    this.inputCount = inputCount;
    this.parameters = parameters;
    this.compiler = compiler;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputCount() {
    return inputCount;
  }

  @Override
  public ParameterSlice parameters() {
    return parameters;
  }

  @Override
  public INDArray forward(List<INDArray> inputs, ForwardMode mode) {
    if (inputs.size() != inputCount) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes %d inputs, but got %d".formatted(name, inputCount, inputs.size()));
    }
    forgetForward();
    List<INDArray> plain = inputs.stream().map(this::plain).toList();
    Plan plan = plan(plain, Purpose.of(mode));
    INDArray output = plan.forward(plain, mode.movesStatistics());
    awaitingBackward = mode.allowsBackward() ? plan : null;
    return output;
  }

  @Override
  public List<INDArray> backward(INDArray outputGradient, boolean inputGradients) {
    if (awaitingBackward == null) {
      throw new IllegalStateException(
          "Unit \"%s\" cannot go backward: its latest forward was not a training forward, or has been used up"
              .formatted(name));
    }
    Plan plan = awaitingBackward;
    awaitingBackward = null;
    return plan.backward(plain(outputGradient), inputGradients);
  }

  private void forgetForward() {
    if (awaitingBackward != null) {
      awaitingBackward.release();
      awaitingBackward = null;
    }
  }

  private Plan plan(List<INDArray> inputs, Purpose purpose) {
    Key key =
        new Key(
            inputs.stream().map(input -> Arrays.stream(input.shape()).boxed().toList()).toList(),
            purpose);
    Plan plan = plans.get(key);
    if (plan == null) {
      plan = compiler.compile(inputs.stream().map(INDArray::shape).toList(), purpose);
      plans.put(key, plan);
      if (plans.size() > PLANS) {
        Key oldest = plans.keySet().iterator().next();
        plans.remove(oldest).close();
      }
    }
    return plan;
  }

  /** Returns the array in row-major order without gaps: itself, or a copy. */
  private INDArray plain(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes FLOAT, but got %s; convert it with castTo"
              .formatted(name, array.dataType()));
    }
    return isPlain(array) ? array : array.dup('c');
  }

  private static boolean isPlain(INDArray array) {
    long stride = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != stride) {
        return false;
      }
      stride *= array.size(i);
    }
    return true;
  }

  /** Returns the names of oneDNN's implementations in all plans that exist. */
  List<String> implementations() {
    return plans.values().stream().flatMap(plan -> plan.implementations().stream()).toList();
  }

  @Override
  public void close() {
    forgetForward();
    plans.values().forEach(Plan::close);
    plans.clear();
  }
}
