package io.github.lac4j.evaluation.diagnostic;

/**
 * The effective rank of features: the exponential of the entropy of their singular values.
 *
 * <pre>
 *   p_k = sigma_k / sum of sigma + epsilon,      RankMe = exp(- sum over k of p_k log p_k)
 * </pre>
 *
 * <p>Garrido, Balestriero, Najman and LeCun 2023, "RankMe: assessing the downstream performance of
 * pretrained self-supervised representations by their rank", equations 1 and 2. From 1, where all
 * features lie on a line, to the smaller of N and D.
 */
public final class RankMe {

  private RankMe() {}

  /**
   * Returns the effective rank of N x D features.
   *
   * @param features not centred, not normalised; 10 D rows or more
   * @param epsilon added to each share, 1e-7 in the paper
   */
  public static double of(double[][] features, double epsilon) {
    return of(GramMatrix.of(features), epsilon);
  }

  /** Returns the effective rank; 0 if all singular values are 0. */
  static double of(GramMatrix matrix, double epsilon) {
    double[] values = matrix.singularValues();
    // There are no more than the smaller of N and D; the others are rounding.
    int count = Math.min(values.length, matrix.rows());
    double total = 0;
    for (int k = 0; k < count; k++) {
      total += values[k];
    }
    if (total == 0) {
      return 0;
    }
    double entropy = 0;
    for (int k = 0; k < count; k++) {
      double share = values[k] / total + epsilon;
      entropy -= share * Math.log(share);
    }
    return Math.exp(entropy);
  }
}
