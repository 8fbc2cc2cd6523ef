package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.vector.VectorGroup;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Neighbouring segments that are updated alike, in one go.
 *
 * @param parameters live view of rank 1
 * @param gradients live view of rank 1
 * @param decayed whether weight decay applies, and with it the adaptation of LARS
 * @param stateOffset where the range begins in vectors over all trained parameters
 */
record ParameterRange(INDArray parameters, INDArray gradients, boolean decayed, long stateOffset) {

  long length() {
    return parameters.length();
  }

  /**
   * Groups the range's parameters and gradients with its part of an optimiser's state.
   *
   * @param states vectors over all trained parameters
   * @return parameters and states, which change, then gradients, which do not
   */
  VectorGroup with(List<INDArray> states) {
    List<INDArray> changed = new ArrayList<>();
    changed.add(parameters);
    for (INDArray state : states) {
      changed.add(state.get(NDArrayIndex.interval(stateOffset, stateOffset + length())));
    }
    return VectorGroup.of(changed, List.of(gradients));
  }

  /** Groups the range's parameters and gradients, neither of which changes. */
  VectorGroup readOnly() {
    return VectorGroup.of(List.of(), List.of(parameters, gradients));
  }
}
