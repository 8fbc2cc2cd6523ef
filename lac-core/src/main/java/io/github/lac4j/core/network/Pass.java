package io.github.lac4j.core.network;

import java.util.List;

/**
 * A forward pass of a unit that may go backward, once or several times, until it is closed.
 *
 * <p>Any number of passes of a unit may be open at the same time. Each belongs to the parameters it
 * was made with: no gradient can be had of it after an update.
 *
 * <p>The executor decides what a pass keeps. One that goes backward once, and before another pass
 * over the same layers begins, costs nothing extra; others may make it compute again inside.
 */
public interface Pass extends AutoCloseable {

  /** Returns the unit's output, batch first; valid until the pass is closed. */
  Activations output();

  /**
   * Computes the gradients of the unit's parameters and of its inputs.
   *
   * @param outputGradient d loss / d output, shaped as the output; never changed
   * @param accumulate whether the gradients of the parameters are added to what the unit's gradient
   *     slice holds, instead of overwriting it
   * @return one gradient for each input; valid until the pass goes backward again or is closed
   * @throws IllegalStateException if the pass is closed, or parameters have changed since
   */
  List<Activations> backward(Activations outputGradient, boolean accumulate);

  /** Computes the gradients of the unit's parameters alone; otherwise as {@link #backward}. */
  void backwardParameters(Activations outputGradient, boolean accumulate);

  /** Gives back what the pass keeps; closing it again does nothing. */
  @Override
  void close();
}
