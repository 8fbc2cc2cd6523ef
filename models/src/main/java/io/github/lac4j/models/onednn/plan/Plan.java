package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.memory.Arena;
import io.github.lac4j.models.onednn.memory.ArenaPool;
import io.github.lac4j.models.onednn.memory.Operand;
import io.github.lac4j.models.onednn.memory.Port;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Storage;
import java.util.Arrays;
import java.util.List;

/**
 * What one unit does for one shape of input, ready to run.
 *
 * <p>Used by one thread at a time. It allocates no tensor: inputs and outputs are operands of the
 * caller, and what lies between is in an arena that is borrowed.
 */
public final class Plan {

  /**
   * Where a plan touches the outside; memory of the outside is bound before each pass.
   *
   * @param sources memory of the inputs
   * @param result memory of the output
   * @param output what the result is
   * @param outputGradient memory of the output's gradient
   * @param inputGradients memory of the inputs' gradients
   */
  public record Ends(
      List<Storage> sources,
      Storage result,
      Port output,
      Storage outputGradient,
      List<Storage> inputGradients) {}

  /**
   * A step and when it is needed.
   *
   * @param operations floating-point operations of convolutions and linear layers that it stands
   *     for
   */
  record PlannedStep(Step step, Step.Condition condition, long operations) {}

  private static final long UNBOUND = -1;

  private final ArenaPool arenas;
  private final OperationCount count;
  private final long arenaBytes;
  private final PlannedStep[] forward;
  private final PlannedStep[] backward;
  private final Port output;
  private final List<String> implementations;
  private final Binding[] sources;
  private final Binding result;
  private final Binding outputGradient;
  private final Binding[] inputGradients;
  private long boundArena = UNBOUND;

  public Plan(
      ArenaPool arenas,
      OperationCount count,
      long arenaBytes,
      List<PlannedStep> forward,
      List<PlannedStep> backward,
      Ends ends,
      List<String> implementations) {
    this.arenas = arenas;
    this.count = count;
    this.arenaBytes = arenaBytes;
    this.forward = forward.toArray(PlannedStep[]::new);
    this.backward = backward.toArray(PlannedStep[]::new);
    this.output = ends.output();
    this.implementations = implementations;
    this.sources = bindings(ends.sources());
    this.result = new Binding(ends.result());
    this.outputGradient = new Binding(ends.outputGradient());
    this.inputGradients = bindings(ends.inputGradients());
  }

  private Binding[] bindings(List<Storage> storages) {
    return storages.stream().map(Binding::new).toArray(Binding[]::new);
  }

  /** Returns the memory that a pass borrows, in bytes. */
  public long arenaBytes() {
    return arenaBytes;
  }

  /** Returns what the output is. */
  public Port output() {
    return output;
  }

  /** Returns the names of oneDNN's implementations of the steps. */
  public List<String> implementations() {
    return implementations;
  }

  /** Lends the memory that a pass needs between its forward and its backward. */
  public Arena lend() {
    return arenas.lend(arenaBytes);
  }

  /** Takes lent memory back. */
  public void giveBack(Arena arena) {
    arenas.giveBack(arena);
  }

  /**
   * Computes the output.
   *
   * @param arena keeps what a backward pass needs
   * @param inputs must stay until the last backward pass, if one follows
   * @param target receives the output; must stay likewise
   * @param movesStatistics whether running statistics move
   */
  public void forward(
      Arena arena, List<? extends Operand> inputs, Operand target, boolean movesStatistics) {
    bind(arena, inputs, target);
    run(forward, false, movesStatistics);
  }

  /**
   * Computes the gradients that belong to a forward pass.
   *
   * @param arena of the forward pass, as its inputs and its output
   * @param gradient of the output, as the output is
   * @param targets receive the gradients of the inputs, as the inputs are; empty if they are not
   *     wanted
   */
  public void backward(
      Arena arena,
      List<? extends Operand> inputs,
      Operand result,
      Operand gradient,
      List<? extends Operand> targets) {
    bind(arena, inputs, result);
    outputGradient.to(gradient.address());
    for (int i = 0; i < targets.size(); i++) {
      inputGradients[i].to(targets.get(i).address());
    }
    run(backward, !targets.isEmpty(), false);
  }

  private void bind(Arena arena, List<? extends Operand> inputs, Operand target) {
    bindArena(arena);
    for (int i = 0; i < sources.length; i++) {
      sources[i].to(inputs.get(i).address());
    }
    result.to(target.address());
  }

  private void bindArena(Arena arena) {
    if (boundArena == arena.address()) {
      return;
    }
    for (PlannedStep[] steps : List.of(forward, backward)) {
      for (PlannedStep planned : steps) {
        planned.step().bind(arena.address());
      }
    }
    boundArena = arena.address();
    // Binding the arena has set memory of the outside to what it was when the plan was built.
    Arrays.stream(sources).forEach(Binding::forget);
    result.forget();
    outputGradient.forget();
    Arrays.stream(inputGradients).forEach(Binding::forget);
  }

  private void run(PlannedStep[] steps, boolean inputGradients, boolean movesStatistics) {
    long operations = 0;
    for (PlannedStep planned : steps) {
      boolean isNeeded =
          switch (planned.condition()) {
            case ALWAYS -> true;
            case INPUT_GRADIENTS -> inputGradients;
            case RUNNING_STATISTICS -> movesStatistics;
          };
      if (isNeeded) {
        planned.step().run();
        operations += planned.operations();
      }
    }
    count.add(operations);
  }

  /** Where one piece of outside memory lies at present. */
  private final class Binding {

    private final Storage storage;
    private long address = UNBOUND;

    Binding(Storage storage) {
      this.storage = storage;
    }

    void to(long wanted) {
      if (address == wanted) {
        return;
      }
      for (PlannedStep[] steps : List.of(forward, backward)) {
        for (PlannedStep planned : steps) {
          planned.step().bind(storage, wanted);
        }
      }
      address = wanted;
    }

    void forget() {
      address = UNBOUND;
    }
  }
}
