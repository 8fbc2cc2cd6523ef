package io.github.lac4j.core.vector;

/** Sums over short vectors of doubles on the Java heap, from the first element to the last. */
public final class Vectors {

  private Vectors() {}

  /** Returns the inner product of two vectors of one length. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns the squared Euclidean distance of two vectors of one length. */
  public static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Adds {@code factor} times a vector to another one of its length. */
  public static void addScaled(double factor, double[] source, double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }

  /** Multiplies a vector by a number, in place. */
  public static void scale(double factor, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
