package io.github.lac4j.core.loss;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss of two views: a pure function of their embeddings, without state and without chance.
 *
 * <p>Row i of both arrays belongs to the same image. Implementations never change their arguments
 * and return gradients for both.
 */
public interface PairLoss {

  /**
   * Evaluates the loss and its gradient.
   *
   * @param z1 embeddings of the first view, N x D, float or double
   * @param z2 embeddings of the second view, in the same shape and type
   * @return the value, and the gradients of {@code z1} and {@code z2}
   * @throws IllegalArgumentException if the arrays do not fit each other or hold a NaN or an
   *     infinity
   */
  LossValue evaluate(INDArray z1, INDArray z2);

  /** Returns sentences on what a person may not expect of the settings; mostly none. */
  default List<String> notes() {
    return List.of();
  }
}
