package io.github.lac4j.core.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedProductTest {

  // Odd and even rows; terms that are no multiple of 3, and more than fit one pass of the cache.
  @ParameterizedTest(name = "{0} rows, {1} terms, {2} wide")
  @CsvSource({"1, 1, 1", "2, 3, 16", "3, 5, 7", "9, 97, 33", "10, 200, 64"})
  void should_add_first_term_to_last(int rows, int terms, int width) {
    RandomGenerator random = new SplittableRandom(1);
    // Between the elements lie others, which must not count.
    double[] a = random.doubles(5 + 2L * rows + 2L * rows * terms).toArray();
    double[][] b = new double[terms][];
    Arrays.setAll(b, t -> random.doubles(width).toArray());
    double[][] c = new double[rows][];
    Arrays.setAll(c, i -> random.doubles(width).toArray());
    double[][] expected = new double[rows][width];
    for (int i = 0; i < rows; i++) {
      for (int x = 0; x < width; x++) {
        expected[i][x] = c[i][x];
        for (int t = 0; t < terms; t++) {
          expected[i][x] = Math.fma(a[5 + 2 * i + 2 * rows * t], b[t][x], expected[i][x]);
        }
      }
    }

    OrderedProduct.add(a, 5, 2, 2 * rows, rows, terms, b, c, width);

    assertThat(c).isDeepEqualTo(expected);
  }
}
