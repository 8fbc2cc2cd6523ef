package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

/**
 * A test image and what the decoder made of its code.
 *
 * @param original the image
 * @param reconstruction what came back, cut to the range of the image
 * @param label the image's class
 * @param meanSquaredError mean over the image's values, which are from 0 to 1, before the cut
 */
public record Reconstructed(
    Picture original, Picture reconstruction, int label, double meanSquaredError) {

  /**
   * Checks the error.
   *
   * @throws IllegalArgumentException if it is negative, infinite or NaN
   */
  public Reconstructed {
    requireNonNull(original, "original is null");
    requireNonNull(reconstruction, "reconstruction is null");
    if (!(meanSquaredError >= 0 && meanSquaredError < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A mean squared error is 0 or more and finite, but is " + meanSquaredError);
    }
  }
}
