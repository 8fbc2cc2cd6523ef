package io.github.lac4j.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.vector.Vectors;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 60})
  void should_find_the_eigenvalues_that_a_matrix_was_made_of(int n) {
    RandomGenerator random = new Seed(n).generator();
    double[] expected = IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    // A repeated and a vanishing eigenvalue among them.
    expected[n - 1] = 0;
    if (n > 3) {
      expected[1] = expected[0];
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = expected[i];
    }
    for (int reflection = 0; reflection < n; reflection++) {
      reflect(matrix, random);
    }

    double[] found = SymmetricEigen.values(matrix);

    Arrays.sort(expected);
    double[] largestFirst = IntStream.range(0, n).mapToDouble(i -> expected[n - 1 - i]).toArray();
    // n reflections of n x n numbers, each rounded to 1e-16.
    assertThat(found).containsExactly(largestFirst, within(1e-13 * n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void should_find_unit_vectors_at_right_angles_that_a_matrix_only_scales(int n) {
    RandomGenerator random = new Seed(n).generator();
    double[][] factor = new double[n][];
    for (int i = 0; i < n; i++) {
      factor[i] = IntStream.range(0, n).mapToDouble(j -> random.nextGaussian()).toArray();
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = Vectors.dot(factor[i], factor[j]);
      }
    }

    SymmetricEigen found = SymmetricEigen.of(matrix);

    for (int k = 0; k < n; k++) {
      double[] vector = found.vector(k);
      for (int i = 0; i < n; i++) {
        assertThat(Vectors.dot(matrix[i], vector))
            .isCloseTo(found.value(k) * vector[i], within(1e-13 * n * found.value(0)));
        assertThat(Vectors.dot(found.vector(i), vector))
            .isCloseTo(i == k ? 1 : 0, within(1e-13 * n));
      }
      assertThat(found.value(k)).isEqualTo(SymmetricEigen.of(matrix).value(k));
    }
  }

  /** Hilbert's matrix: {@code numpy.linalg.eigvalsh(scipy.linalg.hilbert(6))[::-1]}, NumPy 2.4. */
  @Test
  void should_agree_with_numpy() {
    double[][] hilbert = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        hilbert[i][j] = 1.0 / (i + j + 1);
      }
    }

    assertThat(SymmetricEigen.values(hilbert))
        .containsExactly(
            new double[] {
              1.618899858924339,
              0.24236087057520933,
              0.016321521319875815,
              0.000615748354182639,
              1.257075712262841e-05,
              1.0827994844532908e-07
            },
            within(1e-15));
  }

  @Test
  void should_find_nothing_in_nothing() {
    assertThat(SymmetricEigen.values(new double[3][3])).containsExactly(new double[3], within(0.0));
  }

  @Test
  void should_bear_numbers_whose_squares_are_out_of_range() {
    double[][] matrix = {
      {2e-200, 1e-200, 1e-200}, {1e-200, 2e-200, 1e-200}, {1e-200, 1e-200, 2e-200}
    };

    double[] found = SymmetricEigen.values(matrix);

    assertThat(found[0] / 1e-200).isCloseTo(4, within(1e-12));
    assertThat(found[2] / 1e-200).isCloseTo(1, within(1e-12));
  }

  /** Changes the basis by a random reflection I - 2 v v'. */
  private static void reflect(double[][] matrix, RandomGenerator random) {
    int n = matrix.length;
    double[] v = IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    double length = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        q[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / length / length;
      }
    }
    double[][] result = product(product(q, matrix), q);
    for (int i = 0; i < n; i++) {
      matrix[i] = result[i];
    }
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j < c[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }
}
