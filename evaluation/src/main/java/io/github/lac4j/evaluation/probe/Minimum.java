package io.github.lac4j.evaluation.probe;

/** Where a minimiser stopped. */
public final class Minimum {

  private final double[] point;
  private final double value;
  private final double gradientNorm;
  private final int iterations;
  private final boolean converged;

  Minimum(double[] point, double value, double gradientNorm, int iterations, boolean converged) {
    this.point = point;
    this.value = value;
    this.gradientNorm = gradientNorm;
    this.iterations = iterations;
    this.converged = converged;
  }

  /** Returns a copy of the point with the lowest value seen. */
  public double[] point() {
    return point.clone();
  }

  /** Returns the value at the point. */
  public double value() {
    return value;
  }

  /** Returns the largest magnitude among the gradient's entries at the point. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** Returns how many steps were taken. */
  public int iterations() {
    return iterations;
  }

  /** Returns whether the gradient norm came down to the tolerance. */
  public boolean converged() {
    return converged;
  }
}
