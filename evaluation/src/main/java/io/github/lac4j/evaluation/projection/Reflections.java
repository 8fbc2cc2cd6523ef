package io.github.lac4j.evaluation.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * Householder's reflections that turn a symmetric matrix into a tridiagonal one with the same
 * eigenvalues.
 */
final class Reflections {

  private final List<double[]> mirrors = new ArrayList<>();
  private final Tridiagonal tridiagonal;

  /**
   * Reduces a matrix, which is overwritten.
   *
   * @param matrix n x n, symmetric, n of 1 or more
   */
  Reflections(double[][] matrix) {
    int size = matrix.length;
    double[] diagonal = new double[size];
    double[] beside = new double[size - 1];
    for (int k = 0; k < size - 2; k++) {
      diagonal[k] = matrix[k][k];
      double[] mirror = matrix[k].clone();
      beside[k] = reflect(mirror, k + 1);
      mirrors.add(mirror);
      apply(mirror, matrix, k + 1);
    }
    for (int k = Math.max(0, size - 2); k < size; k++) {
      diagonal[k] = matrix[k][k];
    }
    if (size > 1) {
      beside[size - 2] = matrix[size - 2][size - 1];
    }
    tridiagonal = new Tridiagonal(diagonal, beside);
  }

  Tridiagonal tridiagonal() {
    return tridiagonal;
  }

  /** Turns an eigenvector of the tridiagonal matrix into one of the matrix itself, in place. */
  void turnBack(double[] vector) {
    for (int k = mirrors.size() - 1; k >= 0; k--) {
      double[] mirror = mirrors.get(k);
      Vectors.add(-2 * Vectors.dot(mirror, vector, k + 1), mirror, vector, k + 1);
    }
  }

  /**
   * Replaces the part of a row from an index on by the unit normal of the mirror that sends it to
   * its first axis, and zeros before it.
   *
   * @return where on that axis it is sent to
   */
  private static double reflect(double[] row, int from) {
    double length = Math.sqrt(Vectors.dot(row, row, from));
    for (int i = 0; i < from; i++) {
      row[i] = 0;
    }
    if (length == 0) {
      return 0;
    }
    // Away from itself, so that nothing cancels.
    double target = row[from] > 0 ? -length : length;
    row[from] -= target;
    Vectors.scale(1 / Math.sqrt(Vectors.dot(row, row, from)), row);
    return target;
  }

  /** Reflects the rows and columns of a symmetric matrix from an index on. */
  private static void apply(double[] mirror, double[][] matrix, int from) {
    int size = matrix.length;
    double[] product = new double[size];
    for (int i = from; i < size; i++) {
      product[i] = 2 * Vectors.dot(matrix[i], mirror, from);
    }
    Vectors.add(-Vectors.dot(mirror, product, from), mirror, product, from);
    for (int i = from; i < size; i++) {
      Vectors.add(-mirror[i], product, matrix[i], from);
      Vectors.add(-product[i], mirror, matrix[i], from);
    }
  }
}
