package io.github.lac4j.contrastive.loss;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Loops over rows of floats, written so that the compiler turns them into vector instructions; see
 * {@link io.github.lac4j.core.vector.MatrixProduct} for what that takes.
 */
@SuppressWarnings("NonFinalStaticField") // see there
final class TileArithmetic {

  private static MethodHandle power = loop("seriesSquared", float[].class, float.class, int.class);

  private static MethodHandle multiply =
      loop("multiply", float[].class, float.class, float[].class, int.class);

  /** Squarings within the loop of the exponential. */
  private static final int SQUARINGS = 5;

  /** Where the polynomial of the exponential is off by less than a float can tell. */
  private static final double POLYNOMIAL_RANGE = 0.3125;

  private TileArithmetic() {}

  private static MethodHandle loop(String name, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(TileArithmetic.class, name, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Returns how often the outcome of {@link #exponentials} is to be squared again so that arguments
   * of this magnitude are exact to some float roundings.
   */
  static int furtherSquarings(double largest) {
    int squarings = 0;
    while (Math.scalb(largest, -SQUARINGS - squarings) > POLYNOMIAL_RANGE) {
      squarings++;
    }
    return squarings;
  }

  /** Replaces x by exp(factor x), as the power of the series of a small exponent. */
  static void exponentials(float[] row, double factor, int furtherSquarings, int width) {
    try {
      power.invokeExact(row, (float) Math.scalb(factor, -SQUARINGS - furtherSquarings), width);
    } catch (Throwable e) {
      throw impossible(e);
    }
    for (int i = 0; i < furtherSquarings; i++) {
      scale(row, 0, row, width);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through its handle
  private static void seriesSquared(float[] row, float factor, int width) {
    for (int x = 0; x < width; x++) {
      float v = row[x] * factor;
      float e = Math.fma(v, 1f / 5040, 1f / 720);
      e = Math.fma(v, e, 1f / 120);
      e = Math.fma(v, e, 1f / 24);
      e = Math.fma(v, e, 1f / 6);
      e = Math.fma(v, e, 0.5f);
      e = Math.fma(v, e, 1f);
      e = Math.fma(v, e, 1f);
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      row[x] = e * e;
    }
  }

  /** Returns the sum of a row, in an order that is always the same. */
  static double sum(float[] row, int width) {
    // One sum would wait for each addition to end before the next.
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int x = 0;
    for (; x + 4 <= width; x += 4) {
      s0 += row[x];
      s1 += row[x + 1];
      s2 += row[x + 2];
      s3 += row[x + 3];
    }
    double rest = 0;
    for (; x < width; x++) {
      rest += row[x];
    }
    return rest + s0 + s1 + s2 + s3;
  }

  /** Returns the largest sum of squares of rows that follow one another; NaN if one has one. */
  static double largestSquaredLength(float[] rows, int dimension) {
    double largest = 0;
    for (int start = 0; start < rows.length; start += dimension) {
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int x = start;
      for (; x + 4 <= start + dimension; x += 4) {
        s0 = Math.fma(rows[x], rows[x], s0);
        s1 = Math.fma(rows[x + 1], rows[x + 1], s1);
        s2 = Math.fma(rows[x + 2], rows[x + 2], s2);
        s3 = Math.fma(rows[x + 3], rows[x + 3], s3);
      }
      for (; x < start + dimension; x++) {
        s0 = Math.fma(rows[x], rows[x], s0);
      }
      largest = Math.max(largest, (double) s0 + s1 + s2 + s3);
    }
    return largest;
  }

  /** Multiplies a row by {@code own + others[x]}. */
  static void scale(float[] row, float own, float[] others, int width) {
    try {
      multiply.invokeExact(row, own, others, width);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through its handle
  private static void multiply(float[] row, float own, float[] others, int width) {
    for (int x = 0; x < width; x++) {
      row[x] = row[x] * (own + others[x]);
    }
  }

  /** The loops declare no exception; an error such as running out of memory goes on. */
  private static RuntimeException impossible(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }

  /** Copies a matrix to its transpose. */
  static void transpose(float[][] from, int rows, int columns, float[][] to) {
    int i = 0;
    for (; i + 8 <= rows; i += 8) {
      transposeEightRows(from, i, columns, to);
    }
    for (; i < rows; i++) {
      for (int x = 0; x < columns; x++) {
        to[x][i] = from[i][x];
      }
    }
  }

  private static void transposeEightRows(float[][] from, int i, int columns, float[][] to) {
    float[] r0 = from[i];
    float[] r1 = from[i + 1];
    float[] r2 = from[i + 2];
    float[] r3 = from[i + 3];
    float[] r4 = from[i + 4];
    float[] r5 = from[i + 5];
    float[] r6 = from[i + 6];
    float[] r7 = from[i + 7];
    for (int x = 0; x < columns; x++) {
      float[] row = to[x];
      row[i] = r0[x];
      row[i + 1] = r1[x];
      row[i + 2] = r2[x];
      row[i + 3] = r3[x];
      row[i + 4] = r4[x];
      row[i + 5] = r5[x];
      row[i + 6] = r6[x];
      row[i + 7] = r7[x];
    }
  }
}
