package io.github.lac4j.models.onednn.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What one unit does for one shape of input, ready to run.
 *
 * <p>Used by one thread at a time. Arrays that it returns belong to the plan and are written again
 * by its next pass. After its first pass it allocates no tensor.
 */
public final class Plan implements AutoCloseable {

  /**
   * Where a plan touches the outside.
   *
   * @param sources memory of the inputs, bound in each forward pass
   * @param shapes of the inputs
   * @param result the output
   * @param outputGradient memory of the output's gradient, bound in each backward pass
   * @param inputGradients memory of the inputs' gradients, bound when they are first wanted
   */
  record Ends(
      List<Storage> sources,
      List<long[]> shapes,
      INDArray result,
      Storage outputGradient,
      List<Storage> inputGradients) {}

  private static final long UNBOUND = -1;

  private final ArenaPool arenas;
  private final long arenaBytes;
  private final PlannedStep[] forward;
  private final PlannedStep[] backward;
  private final Ends ends;
  private final List<String> implementations;
  private final long[] boundSources;
  private final List<INDArray> inputGradients = new ArrayList<>();
  // Held so that the memory which native code reads lives until the backward pass.
  private List<INDArray> inputs = List.of();
  private Arena arena;
  private long boundArena = UNBOUND;
  private long boundGradient = UNBOUND;

  Plan(
      ArenaPool arenas,
      long arenaBytes,
      List<PlannedStep> forward,
      List<PlannedStep> backward,
      Ends ends,
      List<String> implementations) {
    this.arenas = arenas;
    this.arenaBytes = arenaBytes;
    this.forward = forward.toArray(PlannedStep[]::new);
    this.backward = backward.toArray(PlannedStep[]::new);
    this.ends = ends;
    this.implementations = implementations;
    this.boundSources = new long[ends.sources().size()];
    Arrays.fill(boundSources, UNBOUND);
  }

  /** Returns the memory that a pass borrows, in bytes. */
  public long arenaBytes() {
    return arenaBytes;
  }

  /** Returns the names of oneDNN's implementations of the steps. */
  public List<String> implementations() {
    return implementations;
  }

  private boolean hasBackward() {
    return backward.length > 0;
  }

  /**
   * Computes the output.
   *
   * @param arrays one float array in row-major order for each input
   * @param movesStatistics whether running statistics move
   */
  public INDArray forward(List<INDArray> arrays, boolean movesStatistics) {
    if (arena == null) {
      arena = arenas.lend(arenaBytes);
    }
    inputs = List.copyOf(arrays);
    bindArena();
    for (int i = 0; i < boundSources.length; i++) {
      long address = ParameterMemory.addressOf(inputs.get(i));
      if (boundSources[i] != address) {
        bind(ends.sources().get(i), address);
        boundSources[i] = address;
      }
    }
    run(forward, false, movesStatistics);
    if (!hasBackward()) {
      release();
    }
    return ends.result();
  }

  /**
   * Computes the gradients that belong to the latest forward pass, and gives the memory back.
   *
   * @param gradient of the output, a float array in row-major order
   * @return the gradients of the inputs, or an empty list if they are not wanted
   */
  public List<INDArray> backward(INDArray gradient, boolean wantsInputGradients) {
    long address = ParameterMemory.addressOf(gradient);
    if (boundGradient != address) {
      bind(ends.outputGradient(), address);
      boundGradient = address;
    }
    if (wantsInputGradients && inputGradients.isEmpty()) {
      createInputGradients();
    }
    run(backward, wantsInputGradients, false);
    release();
    return wantsInputGradients ? List.copyOf(inputGradients) : List.of();
  }

  private void createInputGradients() {
    for (int i = 0; i < ends.inputGradients().size(); i++) {
      INDArray array = Nd4j.createUninitialized(DataType.FLOAT, ends.shapes().get(i), 'c');
      inputGradients.add(array);
      bind(ends.inputGradients().get(i), ParameterMemory.addressOf(array));
    }
  }

  /** Gives the memory back without a backward pass. */
  public void release() {
    if (arena != null) {
      arenas.giveBack(arena);
      arena = null;
      inputs = List.of();
    }
  }

  private void bindArena() {
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
    Arrays.fill(boundSources, UNBOUND);
    boundGradient = UNBOUND;
    for (int i = 0; i < inputGradients.size(); i++) {
      bind(ends.inputGradients().get(i), ParameterMemory.addressOf(inputGradients.get(i)));
    }
  }

  private void bind(Storage storage, long address) {
    for (PlannedStep[] steps : List.of(forward, backward)) {
      for (PlannedStep planned : steps) {
        planned.step().bind(storage, address);
      }
    }
  }

  private static void run(PlannedStep[] steps, boolean inputGradients, boolean movesStatistics) {
    for (PlannedStep planned : steps) {
      boolean isNeeded =
          switch (planned.condition()) {
            case ALWAYS -> true;
            case INPUT_GRADIENTS -> inputGradients;
            case RUNNING_STATISTICS -> movesStatistics;
          };
      if (isNeeded) {
        planned.step().run();
      }
    }
  }

  @Override
  public void close() {
    release();
  }
}
