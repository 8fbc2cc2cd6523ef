package io.github.lac4j.evaluation.projection;

/** The few sums over vectors that projections are made of. */
final class Vectors {

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    return dot(a, b, 0);
  }

  /** Sums from an index on. */
  static double dot(double[] a, double[] b, int from) {
    // Four sums at once keep the processor busy while an addition is under way.
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = from;
    for (; i + 4 <= a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return (first + second) + (third + fourth);
  }

  static void add(double factor, double[] source, double[] target) {
    add(factor, source, target, 0);
  }

  /** Adds from an index on. */
  static void add(double factor, double[] source, double[] target, int from) {
    for (int i = from; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }

  static void scale(double factor, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
