package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gradient-isolated piece of a network: forward, backward, and its own parameters.
 *
 * <p>A unit remembers its latest training forward only, and {@link #backward} belongs to that one.
 * The output that a unit returns stays valid until its next forward, the gradients of its inputs
 * until its next forward or backward: retain or copy what you keep longer, and change neither. No
 * gradient ever leaves a unit unless the caller carries it on.
 *
 * <p>Whoever takes outputs of units to other units hands them on as {@link Activations}. The
 * methods that take an array are for everybody else.
 */
public interface Unit {

  /** Returns the unit's name, for example {@code stage2.block1}. */
  String name();

  /** Returns the number of inputs: 1, or more where a skip connection enters. */
  int inputCount();

  /** Returns the unit's parameters and gradients; empty for a unit without weights. */
  ParameterSlice parameters();

  /**
   * Computes the unit's output.
   *
   * @param inputs one for each input, batch first; never changed. Those of a training forward must
   *     not be changed by others before the backward pass, but may be released
   * @return the output, batch first
   * @throws IllegalArgumentException if the number of inputs is wrong
   */
  Activations forward(List<Activations> inputs, ForwardMode mode);

  /**
   * Computes the output of a unit with one input.
   *
   * @param input batch first; never changed
   * @return the output, batch first
   */
  default INDArray forward(INDArray input, ForwardMode mode) {
    return forward(List.of(Activations.of(input)), mode).array();
  }

  /**
   * Computes the gradients of the unit's parameters, overwriting what its gradient slice held.
   *
   * @param outputGradient d loss / d output of the latest training forward; never changed
   * @param inputGradients whether the gradients of the inputs are wanted too
   * @return one gradient for each input, or an empty list if none were wanted
   * @throws IllegalStateException if no training forward precedes, or another use of the same
   *     vertices has come in between
   */
  List<Activations> backward(Activations outputGradient, boolean inputGradients);

  /** Computes the gradients as arrays; otherwise the same. */
  default List<INDArray> backward(INDArray outputGradient, boolean inputGradients) {
    return backward(Activations.of(outputGradient), inputGradients).stream()
        .map(Activations::array)
        .toList();
  }
}
