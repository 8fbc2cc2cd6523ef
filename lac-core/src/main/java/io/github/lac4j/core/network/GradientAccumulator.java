package io.github.lac4j.core.network;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
      gradients = neighboursInOne();
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

  private List<INDArray> neighboursInOne() {
    List<INDArray> ranges = new ArrayList<>();
    List<ParameterSegment> trained = slice.trained();
    int first = 0;
    for (int i = 0; i < trained.size(); i++) {
      if (i + 1 == trained.size() || trained.get(i + 1).offset() != trained.get(i).end()) {
        ranges.add(
            slice
                .gradients()
                .get(NDArrayIndex.interval(trained.get(first).offset(), trained.get(i).end())));
        first = i + 1;
      }
    }
    return ranges;
  }
}
