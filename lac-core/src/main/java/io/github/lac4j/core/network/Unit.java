package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gradient-isolated piece of a network: forward, backward, and its own parameters.
 *
 * <p>No gradient ever leaves a unit unless the caller carries it on. Whoever takes outputs of units
 * to other units hands them on as {@link Activations}. The methods that take an array are for
 * everybody else.
 */
public interface Unit {

  /** Returns the unit's name, for example {@code stage2.block1}. */
  String name();

  /** Returns the number of inputs: 1, or more where a skip connection enters. */
  int inputCount();

  /** Returns the unit's parameters and gradients; empty for a unit without weights. */
  ParameterSlice parameters();

  /**
   * Computes the unit's output and keeps what a backward pass needs.
   *
   * @param inputs one for each input, batch first; never changed. They must not be changed by
   *     others before the pass is closed, but may be released
   * @param statistics {@link Statistics#BATCH} or {@link Statistics#BATCH_AND_MOVE}
   * @throws IllegalArgumentException if the number, shape or type of the inputs is wrong, or
   *     running statistics are asked for, through which no gradient goes: use {@link #infer} then
   */
  Pass forward(List<Activations> inputs, Statistics statistics);

  /** Computes the output of a unit with one input, as an array. */
  default Pass forward(INDArray input, Statistics statistics) {
    return forward(List.of(Activations.of(input)), statistics);
  }

  /**
   * Computes the unit's output alone; nothing is kept for a backward pass.
   *
   * @param inputs one for each input, batch first; never changed
   * @return the output, batch first; valid until the unit's next inference: retain or copy what you
   *     keep longer
   * @throws IllegalArgumentException if the number, shape or type of the inputs is wrong
   */
  Activations infer(List<Activations> inputs, Statistics statistics);

  /** Computes the output of a unit with one input, as an array. */
  default INDArray infer(INDArray input, Statistics statistics) {
    return infer(List.of(Activations.of(input)), statistics).array();
  }
}
