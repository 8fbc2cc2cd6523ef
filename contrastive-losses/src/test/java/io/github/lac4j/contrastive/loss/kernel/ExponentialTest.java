package io.github.lac4j.contrastive.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialTest {

  /**
   * Half a float's last digit, 6e-8, which each squaring doubles: 4 to 7 of them, and their own.
   */
  private static final double FOR_EACH_UNIT_OF_EXPONENT = 1.5e-7;

  @ParameterizedTest
  @ValueSource(doubles = {0.016, 0.05, 0.07, 0.1, 0.2, 0.5, 1, 100})
  void should_be_exp_of_a_cosine_over_the_temperature(double temperature) {
    int width = 2001;
    float[] row = new float[width + 1];
    for (int i = 0; i < width; i++) {
      row[i] = (i - 1000) / 1000f;
    }
    row[width] = 42;

    Tiles.Exponential.over(temperature).apply(row, width);

    double tolerance = FOR_EACH_UNIT_OF_EXPONENT * Math.max(10, 2 / temperature);
    for (int i = 0; i < width; i++) {
      double expected = Math.exp((i - 1000) / 1000f / temperature);
      assertThat(Math.abs(row[i] - expected) / expected).isLessThan(tolerance);
    }
    assertThat(row[width]).isEqualTo(42);
  }
}
