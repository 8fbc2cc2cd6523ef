package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds the gradients of a backward pass to what a slice holds, though layers overwrite it.
 *
 * <p>For executors. Costs nothing while nothing is accumulated.
 */
public final class GradientAccumulator {

  private final ParameterSlice slice;
  private List<INDArray> gradients = List.of();
  private List<INDArray> held = List.of();

  /** Accumulates the gradients of everything that is trained in a slice. */
  public GradientAccumulator(ParameterSlice slice) {
    this.slice = slice;
  }

  /** Runs a backward pass that overwrites the gradients, and adds what they were if asked to. */
  public void run(boolean accumulate, Runnable backward) {
    if (!accumulate) {
      backward.run();
      return;
    }
    if (gradients.isEmpty()) {
      gradients = slice.trainedRanges().stream().map(slice.gradients()::get).toList();
      held = gradients.stream().map(INDArray::like).toList();
    }
    for (int i = 0; i < held.size(); i++) {
      held.get(i).assign(gradients.get(i));
    }
    backward.run();
    for (int i = 0; i < held.size(); i++) {
      gradients.get(i).addi(held.get(i));
    }
  }
}
