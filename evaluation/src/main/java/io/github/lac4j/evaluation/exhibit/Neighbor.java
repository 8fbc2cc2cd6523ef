package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

/**
 * A training image that lies near a test image.
 *
 * @param picture what it looks like
 * @param label its class
 * @param cosine of its features with those of the test image, from -1 to 1
 */
public record Neighbor(Picture picture, int label, double cosine) {

  /**
   * Checks the cosine.
   *
   * @throws IllegalArgumentException if it is not from -1 to 1
   */
  public Neighbor {
    requireNonNull(picture, "picture is null");
    if (!(cosine >= -1 && cosine <= 1)) {
      throw new IllegalArgumentException("A cosine is from -1 to 1, but this one is " + cosine);
    }
  }
}
