package io.github.lac4j.core.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What units hand to one another: the activations of a batch, or a gradient of them.
 *
 * <p>The numbers lie in whatever order suits the executor that made them. Units of one executor,
 * also those of different networks, read them as they lie; everybody else asks for an {@link
 * #array}.
 *
 * <p>They stay valid as long as the {@link Pass}, or the {@link Unit} that made them without a
 * pass, says. {@link #retain} keeps them for longer, {@link #release} gives the memory back
 * earlier, for the outputs of other units. What has been released or overwritten must not be used
 * any more.
 */
public interface Activations {

  /** Returns an array as activations; all methods refer to the array itself. */
  static Activations of(INDArray array) {
    return new ArrayActivations(array);
  }

  /** Says whether the memory is lent, and may hold other numbers once it has been released. */
  default boolean isLent() {
    return true;
  }

  /** Returns the sizes of the dimensions, batch first. */
  long[] shape();

  /**
   * Returns the numbers as an array of this shape: a view of this memory, or a copy if they lie in
   * an order of their own.
   *
   * @throws IllegalStateException if they have been released or overwritten
   */
  INDArray array();

  /**
   * Returns a view of the numbers in the order in which they lie, for work that treats every
   * element alike.
   *
   * <p>Outputs of one unit, and gradients {@link #like} them, lie in the same order if they have
   * the same shape. There may be further elements; those are zero and must stay so.
   *
   * @throws IllegalStateException if they have been released or overwritten
   */
  INDArray elements();

  /** Returns retained memory of the same shape and order, with any content. */
  Activations like();

  /** Keeps the numbers until they are released, whatever the unit does, and returns them. */
  Activations retain();

  /**
   * Gives the memory back; what has been released already stays so.
   *
   * <p>Units that need the numbers for their own backward pass keep them by themselves.
   */
  void release();
}
