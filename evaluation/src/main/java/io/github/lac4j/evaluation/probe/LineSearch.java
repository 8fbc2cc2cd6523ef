package io.github.lac4j.evaluation.probe;

import io.github.lac4j.core.vector.Vectors;
import io.github.lac4j.evaluation.probe.Lbfgs.DifferentiableFunction;

/**
 * Finds a step along a descent direction that meets the strong Wolfe conditions.
 *
 * <p>The bracketing and zooming scheme of Nocedal and Wright, "Numerical Optimization" (2006),
 * algorithms 3.5 and 3.6, with sufficient decrease 1e-4 and curvature 0.9. Values that are not
 * finite count as too high. When no step meets both conditions within {@link #MAXIMUM_EVALUATIONS},
 * the lowest point that met the first is taken.
 *
 * <p>One search works on one function; after success it holds the new point, value and gradient.
 */
final class LineSearch {

  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MAXIMUM_EVALUATIONS = 40;

  private final DifferentiableFunction function;
  private final double[] point;
  private final double[] gradient;

  private double[] origin;
  private double[] direction;
  private double originValue;
  private double originSlope;
  private double value;
  private double slope;
  private int evaluations;

  LineSearch(DifferentiableFunction function) {
    this.function = function;
    point = new double[function.dimensions()];
    gradient = new double[function.dimensions()];
  }

  /**
   * Searches from a point, whose value and slope along the direction are known.
   *
   * @param start the first step to try, above 0
   * @return whether a lower point was found
   */
  boolean search(double[] from, double fromValue, double[] along, double slopeAlong, double start) {
    origin = from;
    originValue = fromValue;
    direction = along;
    originSlope = slopeAlong;
    evaluations = 0;
    double lastStep = 0;
    double lastValue = originValue;
    double lastSlope = originSlope;
    double step = start;
    while (evaluations < MAXIMUM_EVALUATIONS) {
      move(step);
      if (tooHigh(step) || (lastStep > 0 && value >= lastValue)) {
        return zoom(lastStep, lastValue, lastSlope, step, value);
      }
      if (flatEnough()) {
        return true;
      }
      if (slope >= 0) {
        return zoom(step, value, slope, lastStep, lastValue);
      }
      lastStep = step;
      lastValue = value;
      lastSlope = slope;
      step *= 2;
    }
    // Still going down: the function may be unbounded below, but this point is lower.
    return true;
  }

  /**
   * Narrows an interval that holds a good step.
   *
   * @param low the end with the lower value, which meets sufficient decrease
   * @param high the other end, above or below
   */
  private boolean zoom(
      double low, double lowValue, double lowSlope, double high, double highValue) {
    double bestStep = low;
    double bestValue = lowValue;
    double bestSlope = lowSlope;
    double otherStep = high;
    double otherValue = highValue;
    while (evaluations < MAXIMUM_EVALUATIONS) {
      double step = interpolate(bestStep, bestValue, bestSlope, otherStep, otherValue);
      if (step == bestStep || step == otherStep) {
        break;
      }
      move(step);
      if (tooHigh(step) || value >= bestValue) {
        otherStep = step;
        otherValue = value;
        continue;
      }
      if (flatEnough()) {
        return true;
      }
      if (slope * (otherStep - bestStep) >= 0) {
        otherStep = bestStep;
        otherValue = bestValue;
      }
      bestStep = step;
      bestValue = value;
      bestSlope = slope;
    }
    if (bestStep == 0) {
      return false;
    }
    move(bestStep);
    return value < originValue;
  }

  /** Minimum of the parabola through both ends, kept a tenth of the interval away from them. */
  private static double interpolate(
      double low, double lowValue, double lowSlope, double high, double highValue) {
    double width = high - low;
    double curvature = highValue - lowValue - lowSlope * width;
    double fraction = -lowSlope * width / (2 * curvature);
    if (!(fraction >= 0.1)) {
      // Also where the high end is not finite: the parabola is then meaningless.
      fraction = Double.isFinite(highValue) ? 0.1 : 0.5;
    }
    return low + Math.min(fraction, 0.9) * width;
  }

  private void move(double step) {
    for (int i = 0; i < point.length; i++) {
      point[i] = origin[i] + step * direction[i];
    }
    value = function.evaluate(point, gradient);
    slope = Vectors.dot(gradient, direction);
    evaluations++;
  }

  private boolean tooHigh(double step) {
    return !Double.isFinite(value)
        || !Double.isFinite(slope)
        || value > originValue + SUFFICIENT_DECREASE * step * originSlope;
  }

  private boolean flatEnough() {
    return Math.abs(slope) <= -CURVATURE * originSlope;
  }

  double[] point() {
    return point;
  }

  double[] gradient() {
    return gradient;
  }

  double value() {
    return value;
  }
}
