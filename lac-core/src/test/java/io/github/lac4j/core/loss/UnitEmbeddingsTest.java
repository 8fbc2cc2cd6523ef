package io.github.lac4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class UnitEmbeddingsTest {

  private static final double[][] ROWS = {{3, 4, 0}, {-1, 2, 2}, {0.1, 0.2, -0.3}};

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-150, 1e150})
  void should_scale_rows_to_length_one(double scale) {
    INDArray units = UnitEmbeddings.of("z", Nd4j.createFromArray(ROWS).mul(scale)).rows();

    assertThat(units.getDouble(0, 0))
        .isCloseTo(scale < 1e-12 ? 3 * scale / 1e-12 : 0.6, within(1e-15));
    assertThat(units.getDouble(1, 2))
        .isCloseTo(scale < 1e-12 ? 2 * scale / 1e-12 : 2.0 / 3, within(1e-15));
  }

  @Test
  void should_have_the_gradient_of_finite_differences() {
    INDArray weights = Nd4j.createFromArray(new double[][] {{1, -2, 3}, {0.5, 4, 1}, {2, 2, -1}});
    INDArray z = Nd4j.createFromArray(ROWS);
    INDArray gradient = UnitEmbeddings.of("z", z).backward(weights);

    for (int i = 0; i < ROWS.length; i++) {
      for (int j = 0; j < ROWS[i].length; j++) {
        double above = value(z.dup().putScalar(i, j, z.getDouble(i, j) + 1e-6), weights);
        double below = value(z.dup().putScalar(i, j, z.getDouble(i, j) - 1e-6), weights);
        assertThat(gradient.getDouble(i, j)).isCloseTo((above - below) / 2e-6, within(1e-7));
      }
    }
  }

  private static double value(INDArray z, INDArray weights) {
    return UnitEmbeddings.of("z", z).rows().mul(weights).sumNumber().doubleValue();
  }

  @Test
  void should_pass_the_gradient_of_a_zero_row_on_without_a_projection() {
    UnitEmbeddings zero = UnitEmbeddings.of("z", Nd4j.zeros(DataType.FLOAT, 1, 2));
    INDArray gradient = zero.backward(Nd4j.createFromArray(new double[][] {{1, -2}}));

    assertThat(zero.rows().toDoubleVector()).containsExactly(0, 0);
    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(gradient.toDoubleVector()[1]).isCloseTo(-2e12, within(1e6));
  }

  @Test
  void should_read_columns_of_a_larger_array_and_leave_them_alone() {
    INDArray wide = Nd4j.createFromArray(ROWS).transpose();
    INDArray before = wide.dup();

    assertThat(UnitEmbeddings.of("z", wide.transpose()).rows())
        .isEqualTo(UnitEmbeddings.of("z", Nd4j.createFromArray(ROWS)).rows());
    assertThat(wide).isEqualTo(before);
  }

  @Test
  void should_refuse_what_is_no_matrix_of_finite_numbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitEmbeddings.of("p", Nd4j.zeros(DataType.FLOAT, 3)))
        .withMessageContaining("p must be N x D");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitEmbeddings.of("p", Nd4j.valueArrayOf(2, 2, Double.NaN)))
        .withMessageContaining("p holds NaN in row 0");
  }

  @Test
  void should_take_the_mean_of_squared_differences_over_rows() {
    INDArray actual = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
    LossValue value =
        new MeanSquaredError()
            .evaluate(actual, Nd4j.createFromArray(new double[][] {{1, 0}, {0, 0}}));

    assertThat(value.value()).isEqualTo((4 + 9 + 16) / 2.0);
    assertThat(value.gradient(0).ravel().toDoubleVector()).containsExactly(0, 2, 3, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeanSquaredError().evaluate(actual, Nd4j.zeros(2, 3)))
        .withMessageContaining("[2, 2]");
  }
}
