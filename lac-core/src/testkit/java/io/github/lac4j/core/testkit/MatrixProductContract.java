package io.github.lac4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProduct;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MatrixProduct} promises, as tests that an implementation inherits. */
public abstract class MatrixProductContract {

  /** Half a float's last digit for each term, in the worst order of additions. */
  private static final double FOR_EACH_TERM = 6e-8;

  private final MatrixMemory memory = new MatrixMemory();
  private final RandomGenerator random = new Seed(1).generator();

  /** Creates the contract. */
  protected MatrixProductContract() {}

  /** Returns the product under test. */
  protected abstract MatrixProduct product();

  @AfterEach
  void free() {
    memory.close();
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
            "1 1 1",
            "1 7 1",
            "3 1 5",
            "2 3 4",
            "5 4 3",
            "7 16 9",
            "64 128 512",
            "65 129 513",
            "130 3 16",
            "256 257 33")
        .map(shape -> Arguments.of((Object[]) shape.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void should_agree_with_plain_loops_however_the_operands_lie_in_memory(int m, int k, int n) {
    double[][] left = normal(m, k);
    double[][] right = normal(k, n);
    for (FloatMatrix a : layouts(left)) {
      for (FloatMatrix b : layouts(right)) {
        FloatMatrix c = filled(m, n, Float.NaN);
        product().multiply(a, b, c);
        assertProduct(left, right, 0, c);

        product().addProduct(a, b, c);
        product().addProduct(a, b, c);
        assertProduct(left, right, 2, c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void should_write_nothing_but_the_product(int m, int k, int n) {
    FloatMatrix around = filled(m + 2, n + 3, 42);
    FloatMatrix c =
        new FloatMatrix(
            around.memory().slice(around.rowStride() + 1, around.memory().limit() - n - 4),
            m,
            n,
            around.rowStride(),
            1);
    double[][] left = normal(m, k);
    double[][] right = normal(k, n);

    product().multiply(matrix(left), matrix(right), c);

    assertProduct(left, right, 0, c);
    for (int i = 0; i < m + 2; i++) {
      for (int j = 0; j < n + 3; j++) {
        if (i == 0 || i == m + 1 || j == 0 || j > n) {
          assertThat(at(around, i, j)).isEqualTo(42);
        }
      }
    }
  }

  @Test
  void should_give_the_same_bits_wherever_the_operands_lie() {
    double[][] left = normal(97, 131);
    double[][] right = normal(131, 75);
    FloatMatrix expected = filled(97, 75, 0);
    product().multiply(matrix(left), matrix(right), expected);
    for (int shift = 0; shift < 16; shift++) {
      FloatMatrix actual = shifted(new double[97][75], shift);
      product().multiply(shifted(left, shift), shifted(right, shift * 3 % 16), actual);
      assertThat(actual.memory()).isEqualTo(expected.memory());
    }
  }

  @Test
  void should_give_the_same_bits_on_threads_that_multiply_at_the_same_time() {
    FloatMatrix a = matrix(normal(256, 300));
    FloatMatrix b = matrix(normal(300, 128));
    FloatMatrix expected = filled(256, 128, 0);
    product().multiply(a, b, expected);

    Stream.generate(() -> filled(256, 128, 0))
        .limit(32)
        .parallel()
        .forEach(
            actual -> {
              product().multiply(a, b, actual);
              assertThat(actual.memory()).isEqualTo(expected.memory());
            });
  }

  @Test
  void should_refuse_shapes_that_do_not_fit() {
    FloatMatrix a = filled(2, 3, 1);
    FloatMatrix b = filled(3, 4, 1);

    assertThatThrownBy(() -> product().multiply(a, a, filled(2, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 x 3 times 2 x 3 cannot be written to 2 x 3 with whole rows");
    assertThatThrownBy(() -> product().addProduct(a, b, filled(2, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> product().addProduct(a, b, filled(4, 2, 1).transpose()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole columns");
  }

  /** Returns matrices of the same values: by row, by column, and inside larger memory. */
  private FloatMatrix[] layouts(double[][] values) {
    int rows = values.length;
    int columns = values[0].length;
    FloatMatrix transposed = filled(columns, rows, 0).transpose();
    FloatMatrix wide = filled(rows, columns + 5, Float.NaN);
    return new FloatMatrix[] {
      matrix(values),
      fill(transposed, values),
      fill(new FloatMatrix(wide.memory(), rows, columns, columns + 5, 1), values)
    };
  }

  private FloatMatrix shifted(double[][] values, int shift) {
    int rows = values.length;
    int columns = values[0].length;
    FloatMatrix longer = filled(1, rows * columns + shift, 0);
    return fill(
        FloatMatrix.ofRows(longer.memory().slice(shift, rows * columns), rows, columns), values);
  }

  private FloatMatrix matrix(double[][] values) {
    return fill(filled(values.length, values[0].length, 0), values);
  }

  private FloatMatrix filled(int rows, int columns, float value) {
    FloatMatrix matrix = memory.matrix(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.memory().put(i, value);
    }
    return matrix;
  }

  private static FloatMatrix fill(FloatMatrix matrix, double[][] values) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[0].length; j++) {
        matrix
            .memory()
            .put(i * matrix.rowStride() + j * matrix.columnStride(), (float) values[i][j]);
      }
    }
    return matrix;
  }

  private static float at(FloatMatrix matrix, int row, int column) {
    return matrix.memory().get(row * matrix.rowStride() + column * matrix.columnStride());
  }

  /** Checks against the product, added so many more times to itself. */
  private static void assertProduct(
      double[][] left, double[][] right, int furtherTimes, FloatMatrix actual) {
    int terms = right.length;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right[0].length; j++) {
        double sum = 0;
        double magnitude = 0;
        for (int t = 0; t < terms; t++) {
          sum += left[i][t] * right[t][j];
          magnitude += Math.abs(left[i][t] * right[t][j]);
        }
        double tolerance = FOR_EACH_TERM * (terms + furtherTimes) * magnitude * (1 + furtherTimes);
        assertThat(Math.abs(at(actual, i, j) - (1 + furtherTimes) * sum))
            .isLessThanOrEqualTo(tolerance);
      }
    }
  }

  /** Returns normally distributed floats. */
  private double[][] normal(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return values;
  }
}
