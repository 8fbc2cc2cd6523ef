package io.github.lac4j.contrastive.loss;

/**
 * exp(x / tau) of rows of floats, as the power of the series of a small exponent.
 *
 * <p>Loops as plain as this one are turned into vector instructions, a call of Math.exp is not.
 *
 * @param factor what x is multiplied by to become the small exponent
 * @param furtherSquarings how often the outcome is squared once more
 */
record Exponential(float factor, int furtherSquarings) {

  /** Squarings within the loop. */
  private static final int SQUARINGS = 4;

  /** Where the polynomial is off by less than a float can tell, the squarings included. */
  private static final double POLYNOMIAL_RANGE = 0.625;

  /** Prepares exponents up to 1/tau in magnitude, exact to some float roundings. */
  static Exponential over(double temperature) {
    int squarings = 0;
    while (Math.scalb(1 / temperature, -SQUARINGS - squarings) > POLYNOMIAL_RANGE) {
      squarings++;
    }
    return new Exponential((float) Math.scalb(1 / temperature, -SQUARINGS - squarings), squarings);
  }

  /** Replaces the first values of a row. */
  void apply(float[] row, int width) {
    seriesSquared(row, factor, width);
    for (int i = 0; i < furtherSquarings; i++) {
      square(row, width);
    }
  }

  private static void seriesSquared(float[] row, float factor, int width) {
    for (int x = 0; x < width; x++) {
      float v = row[x] * factor;
      float e = Math.fma(v, 1f / 362_880, 1f / 40_320);
      e = Math.fma(v, e, 1f / 5040);
      e = Math.fma(v, e, 1f / 720);
      e = Math.fma(v, e, 1f / 120);
      e = Math.fma(v, e, 1f / 24);
      e = Math.fma(v, e, 1f / 6);
      e = Math.fma(v, e, 0.5f);
      e = Math.fma(v, e, 1f);
      e = Math.fma(v, e, 1f);
      e *= e;
      e *= e;
      e *= e;
      row[x] = e * e;
    }
  }

  private static void square(float[] row, int width) {
    for (int x = 0; x < width; x++) {
      row[x] = row[x] * row[x];
    }
  }
}
