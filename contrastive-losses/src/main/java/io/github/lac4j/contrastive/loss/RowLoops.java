package io.github.lac4j.contrastive.loss;

/** Loops over a row of floats, plain enough to become vector instructions. */
final class RowLoops {

  private RowLoops() {}

  /** Adds a row to sums. */
  static void add(float[] row, float[] sums, int width) {
    for (int x = 0; x < width; x++) {
      sums[x] += row[x];
    }
  }

  /** Multiplies a row by {@code own + others[x]}. */
  static void scale(float[] row, float own, float[] others, int width) {
    for (int x = 0; x < width; x++) {
      row[x] = row[x] * (own + others[x]);
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
}
