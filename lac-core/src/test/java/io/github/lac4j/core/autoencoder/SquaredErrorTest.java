package io.github.lac4j.core.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SquaredErrorTest {

  private static final int ROWS = 30;
  private static final int COLUMNS = 70;

  private final SquaredError error = new SquaredError();

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void should_follow_the_definition_and_change_neither_array(DataType type) {
    INDArray actual = random(type, 1);
    INDArray target = random(type, 2);
    INDArray gradient = actual.like();

    double value = error.evaluate(actual, target, 1.5, gradient);

    double expected = 0;
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        double difference = actual.getDouble(i, j) - target.getDouble(i, j);
        expected += difference * difference;
        // Two roundings of values up to 6.
        assertThat(gradient.getDouble(i, j))
            .isCloseTo(3 * difference, within(type == DataType.FLOAT ? 1e-6 : 1e-14));
      }
    }
    assertThat(value)
        .isCloseTo(expected, within(expected * (type == DataType.FLOAT ? 1e-7 : 1e-14)));
    assertThat(actual).isEqualTo(random(type, 1));
    assertThat(target).isEqualTo(random(type, 2));
  }

  @Test
  void should_write_the_gradient_over_the_target_if_told() {
    INDArray actual = random(DataType.FLOAT, 1);
    INDArray target = random(DataType.FLOAT, 2);
    INDArray gradient = actual.like();
    double expected = error.evaluate(actual, target, 2, gradient);

    double value = error.evaluate(actual, target, 2, target);

    assertThat(value).isEqualTo(expected);
    assertThat(target).isEqualTo(gradient);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void should_give_the_same_with_operations_as_with_blocks(DataType type) {
    INDArray actual = random(type, 1);
    INDArray target = random(type, 2);
    INDArray gradient = actual.like();
    double value = error.evaluate(actual, target, 1.5, gradient);

    // In place, which is the harder case.
    double[] sums =
        new VectorPass()
            .run(
                new ScaledDifference(3),
                VectorGroup.forOperations(List.of(target), List.of(actual, target)));

    assertThat(target.toDoubleMatrix()).isDeepEqualTo(gradient.toDoubleMatrix());
    // ND4J sums 2100 terms in float.
    assertThat(sums[0]).isCloseTo(value, within(value * (type == DataType.FLOAT ? 1e-5 : 1e-13)));
    assertThat(actual).isEqualTo(random(type, 1));
  }

  @Test
  void should_reject_arrays_of_different_shapes() {
    INDArray actual = random(DataType.FLOAT, 1);
    INDArray target = random(DataType.FLOAT, 2).transpose();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> error.evaluate(actual, target, 1, actual))
        .withMessageContaining("[30, 70]")
        .withMessageContaining("[70, 30]");
  }

  private static INDArray random(DataType type, long seed) {
    double[] values = new Seed(seed).generator().doubles(ROWS * COLUMNS, -1, 1).toArray();
    return Nd4j.createFromArray(values).castTo(type).reshape(ROWS, COLUMNS);
  }
}
