package io.github.lac4j.evaluation.probe;

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
