package io.github.lac4j.core.optimizer;

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

  /** Returns the range's part of a vector over all trained parameters; live. */
  INDArray partOf(INDArray state) {
    return state.get(NDArrayIndex.interval(stateOffset, stateOffset + length()));
  }

  /** Returns the first elements of a vector that several ranges use in turn. */
  INDArray beginOf(INDArray scratch) {
    return scratch.get(NDArrayIndex.interval(0, length()));
  }
}
