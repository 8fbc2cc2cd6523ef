package io.github.lac4j.evaluation.significance;

/**
 * Student's t distribution with a whole number of degrees of freedom, whose probabilities are
 * finite sums (Abramowitz and Stegun 1964, "Handbook of mathematical functions", 26.7.3 and
 * 26.7.4).
 *
 * <pre>
 *   P(|T| &lt; t) with tan(a) = t / sqrt(n):
 *     n even:  sin a (1 + 1/2 cos^2 a + ... + (1 3 ... (n - 3)) / (2 4 ... (n - 2)) cos^(n-2) a)
 *     n odd:   2/pi (a + sin a (cos a + 2/3 cos^3 a + ...
 *                  + (2 4 ... (n - 3)) / (1 3 ... (n - 2)) cos^(n-2) a))
 * </pre>
 *
 * <p>Probabilities are exact to some 1e-14, absolutely.
 *
 * @param degreesOfFreedom n, 1 or more
 */
record StudentT(int degreesOfFreedom) {

  StudentT {
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "There must be 1 degree of freedom or more, but there are " + degreesOfFreedom);
    }
  }

  /** Returns the probability of a value at least as far from 0 as {@code t}. */
  double bothTails(double t) {
    return tails(Math.atan(Math.abs(t) / Math.sqrt(degreesOfFreedom)));
  }

  /**
   * Returns the distance from 0 that a value exceeds with this probability.
   *
   * @param probability above 0 and below 1
   */
  double distance(double probability) {
    double low = 0;
    double high = Math.PI / 2;
    // Halves until two neighbouring numbers are left.
    for (double middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
      if (tails(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(degreesOfFreedom) * Math.tan(low);
  }

  private double tails(double angle) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    boolean odd = degreesOfFreedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = degreesOfFreedom > 1 ? term : 0;
    for (int k = odd ? 3 : 2; k <= degreesOfFreedom - 2; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    double within = odd ? (angle + sine * sum) * 2 / Math.PI : sine * sum;
    return Math.min(1, Math.max(0, 1 - within));
  }
}
