package io.github.lac4j.contrastive.loss.kernel;

/**
 * The cosines of embeddings with their negatives, which are never all held at once.
 *
 * <p>A loss needs two things of them, both for each row of the sides that were given: the logarithm
 * of the sum of exp(cosine/tau) over the row's negatives, and, once {@link Contrast} has made a
 * softmax of it, the gradient.
 */
interface Negatives {

  /**
   * Which rows are negatives of which.
   *
   * @param anchors the side whose rows have the negatives
   * @param candidates the side whose rows are the negatives
   * @param mutual whether the anchors are negatives of the candidates too
   * @param samePositionExcluded whether row i is no negative of row i: it is itself or its positive
   */
  record Match(int anchors, int candidates, boolean mutual, boolean samePositionExcluded) {}

  /** Returns for each side and row log sum exp(cosine/tau); minus infinity without negatives. */
  double[][] logSums();

  /**
   * Adds sum over negatives of exp(S_ij - logDenominator_i) / (anchors tau), the gradient of S_ij,
   * times the other row to the gradients of both unit rows.
   *
   * @param logDenominators for each side that has negatives and row
   * @param anchors how many rows the loss is a mean over
   */
  void addGradients(double[][] logDenominators, int anchors);
}
