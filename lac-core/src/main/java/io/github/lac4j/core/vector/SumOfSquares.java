package io.github.lac4j.core.vector;

/** Sums squares of array elements in double, whatever their type. */
public final class SumOfSquares {

  private SumOfSquares() {}

  /** Returns the sum of the squares of the first elements. */
  public static double of(float[] values, int length) {
    // Four sums at a time: one would wait for each addition to finish before the next.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i <= length - 4; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < length; i++) {
      a += (double) values[i] * values[i];
    }
    return a + b + (c + d);
  }

  /** Returns the sum of the squares of the first elements. */
  public static double of(double[] values, int length) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i <= length - 4; i += 4) {
      a += values[i] * values[i];
      b += values[i + 1] * values[i + 1];
      c += values[i + 2] * values[i + 2];
      d += values[i + 3] * values[i + 3];
    }
    for (; i < length; i++) {
      a += values[i] * values[i];
    }
    return a + b + (c + d);
  }
}
