package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.vector.Vectors;

/**
 * Minimises a smooth function by limited-memory BFGS with a strong Wolfe line search.
 *
 * <p>Nocedal and Wright, "Numerical Optimization" (2006), algorithms 7.4 and 7.5, with the last
 * {@value #HISTORY} pairs. Everything is summed in a fixed order: equal functions give equal
 * results.
 *
 * @param maximumIterations the most steps, 0 or more
 * @param tolerance the gradient's largest magnitude at which the search has converged, above 0
 */
public record Lbfgs(int maximumIterations, double tolerance) {

  private static final int HISTORY = 10;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Lbfgs {
    if (maximumIterations < 0) {
      throw new IllegalArgumentException(
          "maximumIterations must be 0 or more, but is " + maximumIterations);
    }
    if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
      throw new IllegalArgumentException(
          "tolerance must be a finite number above 0, but is " + tolerance);
    }
  }

  /**
   * Searches for a minimum.
   *
   * @param function what to minimise
   * @param start where to begin; not changed
   * @return the lowest point found, which says whether the search converged
   * @throws IllegalArgumentException if the start has the wrong length, or the value there is not
   *     finite
   */
  public Minimum minimize(DifferentiableFunction function, double[] start) {
    requireNonNull(function, "function is null");
    requireNonNull(start, "start is null");
    if (start.length != function.dimensions()) {
      throw new IllegalArgumentException(
          "The function has %d dimensions, but the start has %d"
              .formatted(function.dimensions(), start.length));
    }
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = function.evaluate(point, gradient);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The function is %s at the start; start where it is finite".formatted(value));
    }
    CurvaturePairs pairs = new CurvaturePairs(HISTORY, point.length);
    LineSearch line = new LineSearch(function);
    double[] direction = new double[point.length];
    int iteration = 0;
    while (iteration < maximumIterations && norm(gradient) > tolerance) {
      pairs.descend(gradient, direction);
      double slope = Vectors.dot(gradient, direction);
      double first = pairs.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      if (!(slope < 0) || !line.search(point, value, direction, slope, first)) {
        if (pairs.isEmpty()) {
          // Steepest descent cannot go lower either: the rest of the gradient is rounding.
          break;
        }
        pairs.clear();
        continue;
      }
      pairs.add(point, line.point(), gradient, line.gradient());
      System.arraycopy(line.point(), 0, point, 0, point.length);
      System.arraycopy(line.gradient(), 0, gradient, 0, gradient.length);
      value = line.value();
      iteration++;
    }
    double norm = norm(gradient);
    return new Minimum(point, value, norm, iteration, norm <= tolerance);
  }

  private static double norm(double[] gradient) {
    double largest = 0;
    for (double entry : gradient) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  /** A scalar function of a vector, with its gradient. */
  public interface DifferentiableFunction {

    /** Returns the length of the vectors. */
    int dimensions();

    /**
     * Returns the value at a point, and writes the gradient there.
     *
     * @param point where to evaluate; not changed
     * @param gradient overwritten with the gradient
     */
    double evaluate(double[] point, double[] gradient);
  }

  /**
   * Where a minimiser stopped.
   *
   * @param point the point with the lowest value seen
   * @param value the value at the point
   * @param gradientNorm the largest magnitude among the gradient's entries at the point
   * @param iterations how many steps were taken
   * @param converged whether the gradient norm came down to the tolerance
   */
  // Passed on and never compared, so the array's identity does no harm.
  @SuppressWarnings("ArrayRecordComponent")
  public record Minimum(
      double[] point, double value, double gradientNorm, int iterations, boolean converged) {}
}
