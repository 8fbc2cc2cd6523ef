package io.github.lac4j.core.loss;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The squared error of a prediction: mean over rows of ||a - t||^2, the squares of a row added up.
 *
 * <p>The gradient is 2 (a - t) / N; the target is a constant.
 */
public record MeanSquaredError() {

  /**
   * Evaluates a prediction.
   *
   * @param actual a, N x ..., float or double
   * @param target t, of the same shape
   * @return the mean, and the gradient of {@code actual}
   * @throws IllegalArgumentException if the shapes differ
   */
  public LossValue evaluate(INDArray actual, INDArray target) {
    if (!Arrays.equals(actual.shape(), target.shape())) {
      throw new IllegalArgumentException(
          "The prediction is %s but its target is %s; they must be of one shape"
              .formatted(Arrays.toString(actual.shape()), Arrays.toString(target.shape())));
    }
    INDArray difference = actual.sub(target);
    double images = actual.size(0);
    return new LossValue(
        difference.mul(difference).sumNumber().doubleValue() / images,
        List.of(difference.muli(2 / images)));
  }
}
