package io.github.lac4j.contrastive.loss.kernel;

/**
 * The one formula behind all losses of this package: each of R anchors has one positive and some
 * negatives.
 *
 * <pre>
 *   L = mean over anchors i of  log( [exp(p_i)] + sum over its negatives j of exp(S_ij) )  -  w_i p_i
 *
 *   p_i  = &lt;anchor, positive&gt; / tau      S_ij = &lt;anchor, negative&gt; / tau
 *   dL/dp_i  = ([P_i+] - w_i) / R        dL/dS_ij = P_ij / R        P = softmax of what is in the log
 * </pre>
 *
 * <p>The bracketed terms are left out by decoupled losses. {@link Negatives} knows the sums over
 * the S_ij; what is here is the rest, a row at a time.
 */
final class Contrast {

  private final double[] logDenominators;
  private final double[] positiveGradient;
  private double sum;

  /**
   * Evaluates the formula.
   *
   * @param logSums log sum over the negatives of exp(S_ij), one for each anchor
   * @param positives the cosine of each anchor with its positive
   * @param weights w, one for each anchor
   * @param coupled whether the positive is in the denominator
   * @param anchors R; more than the rows here if the loss is a mean over further ones
   */
  Contrast(
      double[] logSums,
      double[] positives,
      double[] weights,
      boolean coupled,
      int anchors,
      double temperature) {
    int rows = positives.length;
    this.logDenominators = new double[rows];
    this.positiveGradient = new double[rows];
    for (int i = 0; i < rows; i++) {
      double positive = positives[i] / temperature;
      double share = 0;
      logDenominators[i] = logSums[i];
      if (coupled) {
        logDenominators[i] = logOfSum(logSums[i], positive);
        share = Math.exp(positive - logDenominators[i]);
      }
      sum += logDenominators[i] - weights[i] * positive;
      positiveGradient[i] = (share - weights[i]) / (anchors * temperature);
    }
  }

  /** Returns the sum over the anchors, R times their part of the loss. */
  double sum() {
    return sum;
  }

  /** Returns the logarithm of what the softmax of each anchor divides by. */
  double[] logDenominators() {
    return logDenominators;
  }

  /** Returns d L / d cosine of each anchor with its positive. */
  double[] positiveGradient() {
    return positiveGradient;
  }

  /** Returns log(exp(a) + exp(b)) without overflow, of which either may be minus infinity. */
  static double logOfSum(double a, double b) {
    double larger = Math.max(a, b);
    if (larger == Double.NEGATIVE_INFINITY) {
      return larger;
    }
    return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }
}
