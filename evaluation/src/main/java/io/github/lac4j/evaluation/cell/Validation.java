package io.github.lac4j.evaluation.cell;

/**
 * The part of the training images that is kept out of pretraining and fitting.
 *
 * @param share the part of every class, more than 0 and less than 1
 * @param seed by which it is chosen
 */
public record Validation(double share, long seed) {

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Validation {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "share is %s; it must be more than 0 and less than 1".formatted(share));
    }
  }
}
