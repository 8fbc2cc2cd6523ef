package io.github.lac4j.evaluation.probe;

import io.github.lac4j.core.vector.Vectors;

/** The last steps and the changes of the gradient along them: an implicit inverse Hessian. */
final class CurvaturePairs {

  private final double[][] steps;
  private final double[][] changes;
  private final double[] inverseProducts;
  private final double[] weights;
  private int size;
  private int newest = -1;

  CurvaturePairs(int history, int dimensions) {
    steps = new double[history][dimensions];
    changes = new double[history][dimensions];
    inverseProducts = new double[history];
    weights = new double[history];
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** Remembers one step, unless the curvature along it is not positive beyond rounding. */
  void add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo) {
    int slot = (newest + 1) % steps.length;
    double[] step = steps[slot];
    double[] change = changes[slot];
    for (int i = 0; i < step.length; i++) {
      step[i] = to[i] - from[i];
      change[i] = gradientTo[i] - gradientFrom[i];
    }
    double product = Vectors.dot(step, change);
    if (!(product > 1e-16 * Vectors.dot(change, change))) {
      // The slot held the oldest pair, which is overwritten now and must not be used.
      size = Math.min(size, steps.length - 1);
      return;
    }
    inverseProducts[slot] = 1 / product;
    newest = slot;
    size = Math.min(size + 1, steps.length);
  }

  /** Writes the direction of descent, by the two-loop recursion. */
  void descend(double[] gradient, double[] direction) {
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -gradient[i];
    }
    if (size == 0) {
      return;
    }
    for (int age = 0; age < size; age++) {
      int slot = slot(age);
      weights[slot] = inverseProducts[slot] * Vectors.dot(steps[slot], direction);
      Vectors.addScaled(-weights[slot], changes[slot], direction);
    }
    double scale = 1 / (inverseProducts[newest] * Vectors.dot(changes[newest], changes[newest]));
    Vectors.scale(scale, direction);
    for (int age = size - 1; age >= 0; age--) {
      int slot = slot(age);
      double back = inverseProducts[slot] * Vectors.dot(changes[slot], direction);
      Vectors.addScaled(weights[slot] - back, steps[slot], direction);
    }
  }

  private int slot(int age) {
    return Math.floorMod(newest - age, steps.length);
  }
}
