package io.github.lac4j.evaluation.projection;

/**
 * The settings of {@link Tsne}.
 *
 * @param perplexity how many neighbours each point has, roughly; at most a third of the others are
 *     taken
 * @param iterations steps of gradient descent
 * @param exaggeratedIterations how many of them, from the first, pull neighbours together more
 *     strongly
 * @param exaggeration how much more strongly
 */
public record TsneConfig(
    double perplexity, int iterations, int exaggeratedIterations, double exaggeration) {

  /** Perplexity 30; 750 steps, of which the first 250 have an exaggeration of 12. */
  public TsneConfig() {
    this(30, 750, 250, 12);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TsneConfig {
    if (!(perplexity > 1 && perplexity < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("perplexity must be above 1, but is " + perplexity);
    }
    if (exaggeratedIterations < 0 || iterations < exaggeratedIterations) {
      throw new IllegalArgumentException(
          "exaggeratedIterations must be from 0 to the %d iterations, but is %d"
              .formatted(iterations, exaggeratedIterations));
    }
    if (!(exaggeration >= 1 && exaggeration < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("exaggeration must be 1 or more, but is " + exaggeration);
    }
  }
}
