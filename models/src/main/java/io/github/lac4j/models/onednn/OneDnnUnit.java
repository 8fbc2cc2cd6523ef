package io.github.lac4j.models.onednn;

import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.GradientAccumulator;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitShapes;
import io.github.lac4j.models.onednn.lowering.PlanCompiler;
import io.github.lac4j.models.onednn.memory.Arena;
import io.github.lac4j.models.onednn.memory.ArrayOperand;
import io.github.lac4j.models.onednn.memory.BlockedActivations;
import io.github.lac4j.models.onednn.memory.BoundaryMemory;
import io.github.lac4j.models.onednn.memory.Operand;
import io.github.lac4j.models.onednn.memory.Port;
import io.github.lac4j.models.onednn.plan.Plan;
import io.github.lac4j.models.onednn.plan.PreparedWeights;
import io.github.lac4j.models.onednn.plan.Purpose;
import java.lang.ref.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Some vertices of a graph, run as one plan for each shape of input. */
final class OneDnnUnit implements Unit, AutoCloseable {

  private final String name;
  private final int inputCount;
  private final ParameterSlice parameters;
  private final PlanCache plans;
  private final BoundaryMemory boundary;
  private final PreparedWeights weights;
  private final GradientAccumulator accumulator;
  private final Set<OneDnnPass> open = new LinkedHashSet<>();
  private BlockedActivations inferred;
  private Purpose training = Purpose.TRAINING;

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
    this.accumulator = new GradientAccumulator(parameters);
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
  public Pass forward(List<Activations> inputs, Statistics statistics) {
    List<Operand> sources = inputs.stream().map(this::operand).toList();
    PlanCache.Entry compiled = compiledForTraining(sources, /* plainOutput= */ false, statistics);
    return new OneDnnPass(compiled, sources, boundary.create(compiled.plan().output()), statistics);
  }

  /** Writes the output into an array right away. */
  @Override
  public Pass forward(INDArray input, Statistics statistics) {
    List<Operand> sources = List.of(arrayOperand(input));
    PlanCache.Entry compiled = compiledForTraining(sources, /* plainOutput= */ true, statistics);
    return new OneDnnPass(compiled, sources, compiled.lend(compiled.plan().output()), statistics);
  }

  @Override
  public Activations infer(List<Activations> inputs, Statistics statistics) {
    List<Operand> sources = inputs.stream().map(this::operand).toList();
    PlanCache.Entry compiled = compiledForInference(sources, /* plainOutput= */ false, statistics);
    // Held, since what expires now may be among the inputs.
    sources.forEach(Operand::hold);
    if (inferred != null) {
      inferred.expire();
    }
    inferred = boundary.create(compiled.plan().output());
    infer(compiled, sources, inferred, statistics);
    sources.forEach(Operand::letGo);
    return inferred;
  }

  /** Writes the output into an array right away. */
  @Override
  public INDArray infer(INDArray input, Statistics statistics) {
    List<Operand> sources = List.of(arrayOperand(input));
    PlanCache.Entry compiled = compiledForInference(sources, /* plainOutput= */ true, statistics);
    infer(compiled, sources, compiled.output(), statistics);
    return compiled.output().array();
  }

  private void infer(
      PlanCache.Entry compiled, List<Operand> sources, Operand output, Statistics statistics) {
    Plan plan = compiled.plan();
    Arena arena = plan.lend();
    run(plan, arena, sources, output, statistics);
    plan.giveBack(arena);
  }

  private void run(
      Plan plan, Arena arena, List<Operand> sources, Operand output, Statistics statistics) {
    if (statistics.move()) {
      parameters.version().statisticsChanged();
    }
    try {
      plan.forward(arena, sources, output, statistics.move());
    } finally {
      // Native code reads arrays of which nobody else may know.
      Reference.reachabilityFence(sources);
      Reference.reachabilityFence(output);
    }
  }

  /**
   * A pass that keeps what it needs to go backward in an arena.
   *
   * <p>Going backward overwrites that. If a pass of the unit goes backward a second time, it is
   * computed again, and later passes keep more.
   */
  private final class OneDnnPass implements Pass {

    private final PlanCache.Entry compiled;
    private final Purpose purpose = training;
    private final List<Operand> inputs;
    private final Operand output;
    private final Activations given;
    private final long madeWith = parameters.version().weights();
    private List<Operand> gradients = List.of();
    private Arena arena;
    private boolean isClosed;

    OneDnnPass(
        PlanCache.Entry compiled, List<Operand> inputs, Operand output, Statistics statistics) {
      this.compiled = compiled;
      this.inputs = inputs;
      this.output = output;
      this.given = activations(output);
      inputs.forEach(Operand::hold);
      output.hold();
      open.add(this);
      arena = compiled.plan().lend();
      run(compiled.plan(), arena, inputs, output, statistics);
    }

    @Override
    public Activations output() {
      if (isClosed) {
        throw new IllegalStateException("The pass of unit \"%s\" is closed".formatted(name));
      }
      return given;
    }

    @Override
    public List<Activations> backward(Activations outputGradient, boolean accumulate) {
      expireGradients();
      goBack(outputGradient, accumulate, /* wantsInputGradients= */ true);
      return gradients.stream().map(OneDnnUnit::activations).toList();
    }

    @Override
    public void backwardParameters(Activations outputGradient, boolean accumulate) {
      expireGradients();
      goBack(outputGradient, accumulate, /* wantsInputGradients= */ false);
    }

    private void goBack(
        Activations outputGradient, boolean accumulate, boolean wantsInputGradients) {
      output();
      parameters.version().requireUnchanged(madeWith, name);
      Plan plan = compiled.plan();
      Operand gradient = inOrderOf(output.port(), outputGradient);
      if (arena == null) {
        training = Purpose.REPEATED_TRAINING;
        arena = plan.lend();
        run(plan, arena, inputs, output, Statistics.BATCH);
      }
      if (wantsInputGradients) {
        gradients = inputs.stream().map(this::gradientOf).toList();
      }
      try {
        accumulator.run(
            accumulate, () -> plan.backward(arena, inputs, output, gradient, gradients));
      } finally {
        Reference.reachabilityFence(gradient);
      }
      if (gradient != outputGradient) {
        gradient.letGo();
      }
      if (purpose == Purpose.TRAINING) {
        giveArenaBack();
      }
    }

    /** Returns where the gradient of an input goes: an array for an array, else lent memory. */
    private Operand gradientOf(Operand input) {
      return input instanceof ArrayOperand
          ? compiled.lend(input.port())
          : boundary.create(input.port());
    }

    private void expireGradients() {
      for (Operand gradient : gradients) {
        giveUp(gradient);
      }
      gradients = List.of();
    }

    private void giveUp(Operand operand) {
      if (operand instanceof BlockedActivations blocked) {
        blocked.expire();
      } else {
        compiled.giveBack((ArrayOperand) operand);
      }
    }

    private void giveArenaBack() {
      if (arena != null) {
        compiled.plan().giveBack(arena);
        arena = null;
      }
    }

    @Override
    public void close() {
      if (isClosed) {
        return;
      }
      isClosed = true;
      open.remove(this);
      giveArenaBack();
      expireGradients();
      inputs.forEach(Operand::letGo);
      output.letGo();
      giveUp(output);
    }
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

  private PlanCache.Entry compiledForTraining(
      List<? extends Operand> inputs, boolean plainOutput, Statistics statistics) {
    statistics.requireOfBatch(name);
    return compiled(inputs, plainOutput, training);
  }

  private PlanCache.Entry compiledForInference(
      List<? extends Operand> inputs, boolean plainOutput, Statistics statistics) {
    return compiled(
        inputs, plainOutput, statistics.areOfBatch() ? Purpose.FORWARD_ONLY : Purpose.INFERENCE);
  }

  private PlanCache.Entry compiled(
      List<? extends Operand> inputs, boolean plainOutput, Purpose purpose) {
    if (inputs.size() != inputCount) {
      throw new IllegalArgumentException(
          "Unit \"%s\" takes %d inputs, but got %d".formatted(name, inputCount, inputs.size()));
    }
    return plans.get(inputs.stream().map(Operand::port).toList(), plainOutput, purpose);
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
    List.copyOf(open).forEach(Pass::close);
    if (inferred != null) {
      inferred.expire();
      inferred = null;
    }
    plans.clear();
  }
}
