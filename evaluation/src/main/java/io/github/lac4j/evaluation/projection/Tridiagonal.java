package io.github.lac4j.evaluation.projection;

import java.util.Arrays;
import java.util.List;

/** A symmetric matrix that is zero but for its diagonal and the two next to it. */
final class Tridiagonal {

  private static final int INVERSE_ITERATIONS = 4;

  private final double[] diagonal;
  private final double[] beside;

  /**
   * Takes the arrays as they are.
   *
   * @param diagonal n numbers
   * @param beside n - 1 numbers, each between a row and the next one
   */
  Tridiagonal(double[] diagonal, double[] beside) {
    this.diagonal = diagonal;
    this.beside = beside;
  }

  /**
   * Returns an eigenvalue by bisection.
   *
   * @param rank 0 for the largest
   */
  double eigenvalue(int rank) {
    double bound = largestRowSum();
    double low = -bound;
    double high = bound;
    for (double middle = 0; middle > low && middle < high; middle = low + (high - low) / 2) {
      if (countAbove(middle) > rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** No eigenvalue is larger in magnitude. */
  private double largestRowSum() {
    double largest = 0;
    for (int i = 0; i < diagonal.length; i++) {
      double before = i == 0 ? 0 : Math.abs(beside[i - 1]);
      double behind = i == beside.length ? 0 : Math.abs(beside[i]);
      largest = Math.max(largest, Math.abs(diagonal[i]) + before + behind);
    }
    return largest;
  }

  /**
   * Counts the eigenvalues above a number: the positive pivots of the shifted matrix (Sylvester).
   */
  private int countAbove(double shift) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      double coupling = i == 0 ? 0 : beside[i - 1] * beside[i - 1] / pivot;
      pivot = diagonal[i] - shift - coupling;
      if (pivot == 0) {
        pivot = -Double.MIN_NORMAL;
      }
      if (pivot > 0) {
        count++;
      }
    }
    return count;
  }

  /**
   * Returns a unit eigenvector by inverse iteration.
   *
   * @param value its eigenvalue
   * @param others unit eigenvectors that it must be orthogonal to, which matters where eigenvalues
   *     are equal
   */
  double[] eigenvector(double value, List<double[]> others) {
    int size = diagonal.length;
    double[] vector = new double[size];
    // Any start will do that is orthogonal to no eigenvector, and the same in every run.
    for (int i = 0; i < size; i++) {
      vector[i] = 1 + 0.5 * Math.sin(1 + 12.9898 * i * (others.size() + 1));
    }
    normalize(vector, others);
    for (int i = 0; i < INVERSE_ITERATIONS; i++) {
      solve(value, vector);
      normalize(vector, others);
    }
    return vector;
  }

  private static void normalize(double[] vector, List<double[]> others) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] other : others) {
        Vectors.add(-Vectors.dot(vector, other), other, vector);
      }
      Vectors.scale(1 / Math.sqrt(Vectors.dot(vector, vector)), vector);
    }
  }

  /** Solves (T - value I) x = b in place, by elimination with row exchanges. */
  private void solve(double value, double[] x) {
    int size = diagonal.length;
    double[] pivots = new double[size];
    double[] next = new double[size];
    double[] second = new double[size];
    double tiny = Math.ulp(1.0) * Math.max(largestRowSum(), Double.MIN_NORMAL / Math.ulp(1.0));
    double a = diagonal[0] - value;
    double b = size > 1 ? beside[0] : 0;
    for (int i = 0; i < size - 1; i++) {
      double below = beside[i];
      double c = diagonal[i + 1] - value;
      double d = i + 2 < size ? beside[i + 1] : 0;
      if (Math.abs(below) > Math.abs(a)) {
        pivots[i] = below;
        next[i] = c;
        second[i] = d;
        double factor = a / below;
        double held = x[i];
        x[i] = x[i + 1];
        x[i + 1] = held - factor * x[i];
        a = b - factor * c;
        b = -factor * d;
      } else {
        pivots[i] = a == 0 ? tiny : a;
        next[i] = b;
        double factor = below / pivots[i];
        x[i + 1] -= factor * x[i];
        a = c - factor * b;
        b = d;
      }
    }
    pivots[size - 1] = Math.abs(a) < tiny ? tiny : a;
    for (int i = size - 1; i >= 0; i--) {
      double sum = x[i];
      if (i + 1 < size) {
        sum -= next[i] * x[i + 1];
      }
      if (i + 2 < size) {
        sum -= second[i] * x[i + 2];
      }
      x[i] = sum / pivots[i];
    }
    // Far from 1 the solution would overflow when its length is taken.
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(1);
    Vectors.scale(1 / largest, x);
  }
}
