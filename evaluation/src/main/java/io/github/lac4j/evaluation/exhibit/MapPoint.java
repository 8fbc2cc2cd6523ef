package io.github.lac4j.evaluation.exhibit;

/**
 * Where one test image lies on a map.
 *
 * @param x to the right
 * @param y upwards
 * @param label its class
 */
public record MapPoint(double x, double y, int label) {

  /**
   * Checks the place.
   *
   * @throws IllegalArgumentException if it is infinite or NaN
   */
  public MapPoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "A point must be finite, but is at %s, %s".formatted(x, y));
    }
  }
}
