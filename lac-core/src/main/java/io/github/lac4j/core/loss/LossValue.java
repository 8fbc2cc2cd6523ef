package io.github.lac4j.core.loss;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The value of a loss and its gradient.
 *
 * @param value the loss itself; each loss says whether it is a mean or a sum
 * @param gradients d value / d input for every input that receives one, in the order of the
 *     arguments and in their shapes; new arrays that the caller owns
 */
public record LossValue(double value, List<INDArray> gradients) {

  /** Copies the list, not the arrays. */
  public LossValue {
    requireNonNull(gradients, "gradients is null");
    gradients = List.copyOf(gradients);
  }

  /**
   * Returns the gradient of one input.
   *
   * @param index position among the inputs that receive a gradient, from 0
   * @throws IndexOutOfBoundsException if that input receives none
   */
  public INDArray gradient(int index) {
    return gradients.get(index);
  }
}
