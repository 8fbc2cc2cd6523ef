package io.github.lac4j.evaluation.diagnostic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The eigenvalues of a symmetric matrix, without eigenvectors.
 *
 * <p>Householder reflections make the matrix tridiagonal, and bisection finds each eigenvalue by
 * counting, with Sturm's sequence, how many are smaller (Golub and Van Loan, "Matrix Computations",
 * sections 8.3 and 8.4). The error is a small multiple of n x 2e-16 times the largest eigenvalue,
 * in small eigenvalues too.
 */
final class SymmetricEigenvalues {

  private static final double EPSILON = Math.ulp(1.0);

  private SymmetricEigenvalues() {}

  /** Returns the eigenvalues, the largest first; the matrix, n x n, is overwritten. */
  static double[] largestFirst(double[][] matrix) {
    int n = matrix.length;
    double scale = scale(matrix);
    if (scale == 0) {
      return new double[n];
    }
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    tridiagonalize(matrix, diagonal, beside);
    double bound = 0;
    for (int i = 0; i < n; i++) {
      double radius = (i > 0 ? Math.abs(beside[i - 1]) : 0) + Math.abs(beside[i]);
      bound = Math.max(bound, Math.abs(diagonal[i]) + radius);
    }
    double largest = bound;
    return IntStream.range(0, n)
        .parallel()
        .mapToDouble(rank -> scale * bisect(diagonal, beside, n - rank, largest))
        .toArray();
  }

  /** Divides by the largest magnitude, so that no square is out of range, and returns it. */
  private static double scale(double[][] matrix) {
    double largest = 0;
    for (double[] row : matrix) {
      for (double entry : row) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    for (double[] row : matrix) {
      for (int i = 0; i < row.length && largest > 0; i++) {
        row[i] /= largest;
      }
    }
    return largest;
  }

  /** Leaves the diagonal, and in {@code beside[i]} what stands between i and i + 1. */
  private static void tridiagonalize(double[][] a, double[] diagonal, double[] beside) {
    int n = a.length;
    double[] reflector = new double[n];
    double[] product = new double[n];
    for (int k = 0; k < n; k++) {
      diagonal[k] = a[k][k];
      if (k + 2 < n) {
        beside[k] = reflector(a[k], k + 1, reflector);
        if (reflector[k + 1] != 0) {
          reflect(a, k + 1, reflector, product);
        }
      } else if (k + 1 < n) {
        beside[k] = a[k][k + 1];
      }
    }
  }

  /**
   * Finds the unit vector v whose reflection {@code x - 2 v (v x)} leaves of a row, from its
   * element {@code first} on, the first element only; returns that element. A row of zeros has v =
   * 0.
   */
  private static double reflector(double[] row, int first, double[] v) {
    double tail = 0;
    double squares = 0;
    for (int i = first; i < row.length; i++) {
      v[i] = row[i];
      squares += v[i] * v[i];
      tail += i > first ? v[i] * v[i] : 0;
    }
    if (tail == 0) {
      Arrays.fill(v, first, row.length, 0);
      return row[first];
    }
    double length = Math.sqrt(squares);
    // Away from the element that stays, so that nothing cancels.
    double left = v[first] > 0 ? -length : length;
    v[first] -= left;
    double norm = Math.sqrt(tail + v[first] * v[first]);
    for (int i = first; i < row.length; i++) {
      v[i] /= norm;
    }
    return left;
  }

  /** Reflects the rows and columns from {@code first} on: {@code A - 2 v w' - 2 w v'}. */
  private static void reflect(double[][] a, int first, double[] v, double[] w) {
    int n = a.length;
    double along = 0;
    for (int i = first; i < n; i++) {
      double sum = 0;
      for (int j = first; j < n; j++) {
        sum += a[i][j] * v[j];
      }
      w[i] = sum;
      along += v[i] * sum;
    }
    for (int i = first; i < n; i++) {
      w[i] -= along * v[i];
    }
    for (int i = first; i < n; i++) {
      double twiceV = 2 * v[i];
      double twiceW = 2 * w[i];
      double[] row = a[i];
      for (int j = first; j < n; j++) {
        row[j] -= twiceV * w[j] + twiceW * v[j];
      }
    }
  }

  /** Returns the eigenvalue that has {@code rank - 1} smaller ones. */
  private static double bisect(double[] diagonal, double[] beside, int rank, double bound) {
    double low = -bound;
    double high = bound;
    while (high - low > EPSILON * bound) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (countBelow(diagonal, beside, middle, EPSILON * EPSILON * bound) >= rank) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low + (high - low) / 2;
  }

  /** Counts the negative pivots of the matrix minus x; each stands for an eigenvalue below x. */
  private static int countBelow(double[] diagonal, double[] beside, double x, double tiny) {
    int count = 0;
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      double left = i == 0 ? 0 : beside[i - 1] * beside[i - 1] / pivot;
      pivot = diagonal[i] - x - left;
      if (Math.abs(pivot) < tiny) {
        pivot = -tiny;
      }
      if (pivot < 0) {
        count++;
      }
    }
    return count;
  }
}
