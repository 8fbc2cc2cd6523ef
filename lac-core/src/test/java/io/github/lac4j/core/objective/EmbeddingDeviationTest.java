package io.github.lac4j.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EmbeddingDeviationTest {

  @Test
  void should_be_near_one_for_isotropic_embeddings() {
    // 2000 x 16: each of the 16 deviations has a relative error of about 1 / sqrt(4000) = 0.016.
    assertThat(EmbeddingDeviation.of(gaussian(2000, 16))).isCloseTo(1, within(0.02));
  }

  @Test
  void should_be_zero_for_embeddings_that_point_the_same_way() {
    INDArray rows = Nd4j.create(new double[][] {{3, 4}, {6, 8}, {0.3, 0.4}});

    assertThat(EmbeddingDeviation.of(rows)).isCloseTo(0, within(1e-12));
  }

  @Test
  void should_be_that_of_the_unit_rows_with_n_minus_one() {
    // Unit rows (1, 0) and (0, 1): a deviation of sqrt(1/2) in both dimensions, times sqrt(2).
    INDArray rows = Nd4j.create(new double[][] {{5, 0}, {0, 0.25}});

    assertThat(EmbeddingDeviation.of(rows)).isCloseTo(1, within(1e-12));
  }

  @Test
  void should_not_depend_on_lengths_nor_change_its_argument() {
    INDArray rows = gaussian(20, 5);
    INDArray before = rows.dup();
    double deviation = EmbeddingDeviation.of(rows);

    assertThat(rows).isEqualTo(before);
    assertThat(EmbeddingDeviation.of(rows.mul(100))).isCloseTo(deviation, within(1e-12));
  }

  @Test
  void should_be_zero_for_one_row_and_finite_for_rows_of_zeros() {
    assertThat(EmbeddingDeviation.of(gaussian(1, 4))).isZero();
    assertThat(EmbeddingDeviation.of(Nd4j.zeros(3, 4))).isZero();
  }

  private static INDArray gaussian(int rows, int columns) {
    RandomGenerator random = new Seed(8).generator();
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return Nd4j.create(values);
  }
}
