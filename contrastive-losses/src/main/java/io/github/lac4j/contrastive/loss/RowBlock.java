package io.github.lac4j.contrastive.loss;

import java.util.Arrays;

/** Some rows of one side in float, by row and by column, and what is summed up for them. */
final class RowBlock {

  /** Floats that the memory hands over together. */
  private static final int LINE = 16;

  private final int first;
  private final int rows;
  private final int dimension;
  private final float[] byRow;
  private final float[][] byColumn;
  private final Sums[] parts;

  /** Sums over candidates, which one tile at a time adds to. */
  static final class Sums {
    private final double[] exponentials;
    private final float[][] gradient;
    private int freeFrom;

    private Sums(int rows, int dimension) {
      this.exponentials = new double[rows];
      this.gradient = new float[dimension][rows];
    }

    /** Sums of the exponentials of each row. */
    double[] exponentials() {
      return exponentials;
    }

    /** The gradient by column, D x rows. */
    float[][] gradient() {
      return gradient;
    }

    /** Returns the first round from the given one on in which nobody else adds, and takes it. */
    int take(int round) {
      int taken = Math.max(round, freeFrom);
      freeFrom = taken + 1;
      return taken;
    }

    /** The first round in which nobody adds. */
    int freeFrom() {
      return freeFrom;
    }
  }

  /**
   * Reads rows of a side.
   *
   * @param parts how many sums are kept; 0 for constants, which are read when they are needed
   */
  RowBlock(Directions side, int first, int rows, int parts) {
    this.first = first;
    this.rows = rows;
    this.dimension = side.dimension();
    this.parts = new Sums[parts];
    Arrays.setAll(this.parts, part -> new Sums(rows, dimension));
    if (parts == 0) {
      this.byRow = null;
      this.byColumn = null;
    } else {
      this.byRow = new float[rows * dimension];
      this.byColumn = new float[dimension][rows];
      side.copy(first, rows, byRow);
      for (int from = 0; from < rows; from += LINE) {
        int to = Math.min(from + LINE, rows);
        for (int column = 0; column < dimension; column++) {
          for (int row = from; row < to; row++) {
            byColumn[column][row] = byRow[row * dimension + column];
          }
        }
      }
    }
  }

  int first() {
    return first;
  }

  int rows() {
    return rows;
  }

  float[] byRow() {
    return byRow;
  }

  float[][] byColumn() {
    return byColumn;
  }

  int parts() {
    return parts.length;
  }

  Sums sums(int part) {
    return parts[part];
  }

  /** Returns the sum of the exponentials of a row over all parts. */
  double exponentials(int row) {
    double sum = 0;
    for (Sums part : parts) {
      sum += part.exponentials[row];
    }
    return sum;
  }

  /** Adds the gradient of all parts, each row times its factor, to that of the side. */
  void addGradient(double[] factors, double[] gradient) {
    for (int from = 0; from < rows; from += LINE) {
      int to = Math.min(from + LINE, rows);
      for (Sums part : parts) {
        for (int column = 0; column < dimension; column++) {
          float[] sums = part.gradient[column];
          for (int row = from; row < to; row++) {
            gradient[(first + row) * dimension + column] += factors[row] * sums[row];
          }
        }
      }
    }
  }
}
