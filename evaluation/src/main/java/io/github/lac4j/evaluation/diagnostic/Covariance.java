package io.github.lac4j.evaluation.diagnostic;

/** Numbers that only the covariance of features decides. */
final class Covariance {

  /** A dimension that deviates less from its mean is dead. */
  static final double DEAD = 1e-4;

  private final GramMatrix centred;
  private final double[] deviations;

  /** Takes the matrix of features around their mean. */
  Covariance(GramMatrix centred) {
    this.centred = centred;
    this.deviations = centred.deviations();
  }

  /**
   * Returns {@code (sum of lambda)^2 / sum of lambda^2} over the eigenvalues of the covariance,
   * from 1 to D; 0 if no feature varies.
   */
  double participationRatio() {
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < deviations.length; i++) {
      trace += centred.sums()[i][i];
      for (double entry : centred.sums()[i]) {
        squares += entry * entry;
      }
    }
    return squares == 0 ? 0 : trace * trace / squares;
  }

  /** Returns the share of the dimensions that deviate by less than {@link #DEAD}. */
  double deadShare() {
    int dead = 0;
    for (double deviation : deviations) {
      dead += isAlive(deviation) ? 0 : 1;
    }
    return (double) dead / deviations.length;
  }

  /**
   * Returns the mean magnitude of the correlations of two different dimensions that are not dead; 0
   * if there are no two.
   */
  double meanCorrelation() {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < deviations.length; i++) {
      for (int j = 0; j < i; j++) {
        if (isAlive(deviations[i]) && isAlive(deviations[j])) {
          double lengths = Math.sqrt(centred.sums()[i][i]) * Math.sqrt(centred.sums()[j][j]);
          sum += Math.abs(centred.sums()[i][j]) / lengths;
          pairs++;
        }
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private static boolean isAlive(double deviation) {
    return deviation >= DEAD;
  }
}
