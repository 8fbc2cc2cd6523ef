package io.github.lac4j.core.autoencoder;

import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The squared difference of two arrays, a plain sum over all elements, with its gradient.
 *
 * <p>One thread at a time may use it.
 */
public final class SquaredError {

  private final VectorPass pass = new VectorPass();

  /**
   * Compares two arrays of one shape.
   *
   * @param actual the array that the gradient is for
   * @param target what it should be
   * @param weight what the gradient is multiplied by
   * @param gradient receives {@code 2 weight (actual - target)}; of the same shape, and may be
   *     {@code target} itself, which is then lost
   * @return the sum of {@code (actual - target)^2}, unweighted
   * @throws IllegalArgumentException if shapes or number types differ
   */
  public double evaluate(INDArray actual, INDArray target, double weight, INDArray gradient) {
    return pass.run(
            new ScaledDifference(2 * weight),
            VectorGroup.of(List.of(gradient), List.of(actual, target)))[0];
  }

  /**
   * Compares two outputs of one unit, element by element as they lie; otherwise the same.
   *
   * @param gradient like {@code actual}, or {@code target} itself
   */
  public double evaluate(
      Activations actual, Activations target, double weight, Activations gradient) {
    return evaluate(actual.elements(), target.elements(), weight, gradient.elements());
  }
}
