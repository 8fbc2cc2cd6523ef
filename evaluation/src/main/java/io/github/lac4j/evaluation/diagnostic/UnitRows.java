package io.github.lac4j.evaluation.diagnostic;

import io.github.lac4j.core.vector.Vectors;
import java.util.Arrays;

/** Divides rows by their length. */
final class UnitRows {

  /** PyTorch's bound: rows that are shorter are divided by this. */
  private static final double SHORTEST = 1e-12;

  private UnitRows() {}

  static double[][] of(double[][] rows) {
    return Arrays.stream(rows).map(UnitRows::unit).toArray(double[][]::new);
  }

  private static double[] unit(double[] row) {
    double length = Math.max(Math.sqrt(Vectors.dot(row, row)), SHORTEST);
    return Arrays.stream(row).map(value -> value / length).toArray();
  }
}
