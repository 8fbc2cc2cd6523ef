package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitShapes;
import io.github.lac4j.models.onednn.plan.ArrayOperand;
import io.github.lac4j.models.onednn.plan.BlockedActivations;
import io.github.lac4j.models.onednn.plan.BoundaryMemory;
import io.github.lac4j.models.onednn.plan.Operand;
import io.github.lac4j.models.onednn.plan.PlanCompiler;
import io.github.lac4j.models.onednn.plan.Port;
import io.github.lac4j.models.onednn.plan.PreparedWeights;
import io.github.lac4j.models.onednn.plan.Purpose;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some vertices of a graph, run as one plan for each shape of input. */
final class OneDnnUnit implements Unit, AutoCloseable {

  /** A training forward pass that may still go backward. */
  private record Pending(PlanCache.Entry compiled, List<? extends Operand> inputs, Operand output) {

    void letGo() {
      inputs.forEach(Operand::letGo);
      output.letGo();
    }
  }

  private final String name;
  private final int inputCount;
  private final ParameterSlice parameters;
  private final PlanCache plans;
  private final BoundaryMemory boundary;
  private final PreparedWeights weights;
  private final List<BlockedActivations> outputs = new ArrayList<>();
  private final List<BlockedActivations> gradients = new ArrayList<>();
  private Pending pending;

  OneDnnUnit(
      String name,
      int inputCount,
      ParameterSlice parameters,
      PlanCompiler compiler,
      UnitShapes shapes,
      BoundaryMemory boundary,
      PreparedWeights weights) {
    this.name = name;
    this.inputCount = inputCount;
    this.parameters = parameters;
    this.plans = new PlanCache(compiler, shapes);
    this.boundary = boundary;
    this.weights = weights;
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
  public Activations forward(List<Activations> inputs, ForwardMode mode) {
    requireCount(inputs.size());
    List<Operand> sources = inputs.stream().map(this::operand).toList();
    PlanCache.Entry compiled = compiled(sources, /* plainOutput= */ false, mode);
    sources.forEach(Operand::hold);
    forgetPasses();
    BlockedActivations output = boundary.create(compiled.plan().output());
    output.hold();
    run(compiled, sources, output, mode);
    outputs.add(output);
    return output;
  }

  /** Writes the output into an array right away. */
  @Override
  public INDArray forward(INDArray input, ForwardMode mode) {
    requireCount(1);
    List<Operand> sources = List.of(arrayOperand(input));
    PlanCache.Entry compiled = compiled(sources, /* plainOutput= */ true, mode);
    forgetPasses();
    ArrayOperand output = compiled.output();
    run(compiled, sources, output, mode);
    return output.array();
  }

  private void run(
      PlanCache.Entry compiled, List<? extends Operand> sources, Operand output, ForwardMode mode) {
    if (mode.movesStatistics()) {
      parameters.version().statisticsChanged();
    }
    Pending pass = new Pending(compiled, sources, output);
    try {
      compiled.plan().forward(sources, output, mode.movesStatistics());
    } finally {
      // Native code reads arrays of which nobody else may know.
      Reference.reachabilityFence(pass);
    }
    if (mode.allowsBackward()) {
      pending = pass;
    } else {
      pass.letGo();
    }
  }

  @Override
  public List<Activations> backward(Activations outputGradient, boolean inputGradients) {
    if (pending == null) {
      throw new IllegalStateException(
          "Unit \"%s\" cannot go backward: its latest forward was not a training forward, or has been used up"
              .formatted(name));
    }
    Pending pass = pending;
    Operand gradient = inOrderOf(pass.output().port(), outputGradient);
    pending = null;
    expire(gradients);
    List<Operand> targets = inputGradients ? targets(pass) : List.of();
    try {
      pass.compiled().plan().backward(gradient, targets);
    } finally {
      Reference.reachabilityFence(gradient);
    }
    pass.letGo();
    if (gradient != outputGradient) {
      gradient.letGo();
    }
    return targets.stream().map(OneDnnUnit::activations).toList();
  }

  /** Returns where the gradients of the inputs go: arrays for arrays, lent memory for the rest. */
  private List<Operand> targets(Pending pass) {
    List<Operand> targets = new ArrayList<>();
    List<ArrayOperand> arrays = pass.compiled().inputGradients(pass.inputs());
    int next = 0;
    for (Operand input : pass.inputs()) {
      if (input instanceof ArrayOperand) {
        targets.add(arrays.get(next));
        next++;
      } else {
        BlockedActivations gradient = boundary.create(input.port());
        gradients.add(gradient);
        targets.add(gradient);
      }
    }
    return targets;
  }

  private static Activations activations(Operand operand) {
    return operand instanceof BlockedActivations blocked
        ? blocked
        : Activations.of(((ArrayOperand) operand).array());
  }

  private Operand inOrderOf(Port port, Activations gradient) {
    Operand given = operand(gradient);
    if (given.port().equals(port)) {
      return given;
    }
    if (!given.port().sizes().equals(port.sizes())) {
      throw new IllegalArgumentException(
          "The output of unit \"%s\" was %s, but its gradient is %s"
              .formatted(name, port.sizes(), given.port().sizes()));
    }
    ArrayOperand array = arrayOperand(gradient.array());
    return port.isPlain() ? array : boundary.copyOf(array, port);
  }

  private Operand operand(Activations activations) {
    if (activations instanceof BlockedActivations blocked) {
      blocked.requireValid();
      return blocked;
    }
    return arrayOperand(activations.array());
  }

  private void requireCount(int given) {
    if (given != inputCount) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes %d inputs, but got %d".formatted(name, inputCount, given));
    }
  }

  private void forgetPasses() {
    if (pending != null) {
      pending.compiled().plan().release();
      pending.letGo();
      pending = null;
    }
    expire(outputs);
    expire(gradients);
  }

  private static void expire(List<BlockedActivations> given) {
    given.forEach(BlockedActivations::expire);
    given.clear();
  }

  private PlanCache.Entry compiled(
      List<? extends Operand> inputs, boolean plainOutput, ForwardMode mode) {
    return plans.get(inputs.stream().map(Operand::port).toList(), plainOutput, Purpose.of(mode));
  }

  /** Returns the array in row-major order without gaps: itself, or a copy. */
  private ArrayOperand arrayOperand(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes FLOAT, but got %s; convert it with castTo"
              .formatted(name, array.dataType()));
    }
    return new ArrayOperand(isPlain(array) ? array : array.dup('c'));
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
    return plans.plans().flatMap(plan -> plan.implementations().stream()).toList();
  }

  /** Returns how many times weights of the unit's network have been prepared. */
  long weightPreparations() {
    return weights.preparations();
  }

  @Override
  public void close() {
    forgetPasses();
    plans.close();
  }
}
