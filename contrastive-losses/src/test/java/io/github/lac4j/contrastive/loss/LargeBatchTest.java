package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** The losses at a size that is trained with, against the definitions at a sample of entries. */
class LargeBatchTest {

  private static final double TEMPERATURE = 0.1;
  private static final double STEP = 1e-4;

  /**
   * Sums of some ten thousand terms of order one in double, each off by 1e-16.
   *
   * <p>The gradient of the mean over 128 anchors is of order 1e-2, and what finite differences get
   * wrong is some 1e-11 from rounding and less from the step.
   */
  private static final double VALUE_TOLERANCE = 1e-11;

  private static final double GRADIENT_TOLERANCE = 1e-9;

  static Stream<Arguments> losses() {
    return Stream.of(
        loss(new NtXent(TEMPERATURE), (z1, z2) -> Definitions.ntXent(z1, z2, TEMPERATURE)),
        loss(
            new InfoNce(TEMPERATURE, false),
            (z1, z2) -> Definitions.infoNce(z1, z2, TEMPERATURE, false)),
        loss(
            new InfoNce(TEMPERATURE, true),
            (z1, z2) -> Definitions.infoNce(z1, z2, TEMPERATURE, true)),
        loss(
            new Dcl(TEMPERATURE),
            (z1, z2) -> {
              double[] ones = new double[z1.length];
              Arrays.fill(ones, 1);
              return Definitions.decoupled(z1, z2, TEMPERATURE, ones);
            }),
        loss(
            new Dclw(TEMPERATURE, 0.5, false),
            (z1, z2) ->
                Definitions.decoupled(z1, z2, TEMPERATURE, Definitions.weights(z1, z2, 0.5))));
  }

  private static Arguments loss(
      PairLoss loss, ToDoubleBiFunction<double[][], double[][]> definition) {
    return Arguments.of(loss, definition);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void should_agree_with_its_definition(
      PairLoss loss, ToDoubleBiFunction<double[][], double[][]> definition) {
    RandomGenerator random = new Seed(64).generator();
    double[][] z1 = normal(random, 64, 128);
    double[][] z2 = normal(random, 64, 128);

    LossValue value = loss.evaluate(Nd4j.createFromArray(z1), Nd4j.createFromArray(z2));

    assertThat(value.value()).isCloseTo(definition.applyAsDouble(z1, z2), within(VALUE_TOLERANCE));
    double[][] first = value.gradient(0).toDoubleMatrix();
    double[][] second = value.gradient(1).toDoubleMatrix();
    for (int sample = 0; sample < 6; sample++) {
      int row = random.nextInt(64);
      int column = random.nextInt(128);
      assertThat(first[row][column])
          .isCloseTo(derivative(definition, z1, z2, z1[row], column), within(GRADIENT_TOLERANCE));
      assertThat(second[row][column])
          .isCloseTo(derivative(definition, z1, z2, z2[row], column), within(GRADIENT_TOLERANCE));
    }
  }

  private static double derivative(
      ToDoubleBiFunction<double[][], double[][]> definition,
      double[][] z1,
      double[][] z2,
      double[] row,
      int column) {
    double here = row[column];
    row[column] = here + STEP;
    double above = definition.applyAsDouble(z1, z2);
    row[column] = here - STEP;
    double below = definition.applyAsDouble(z1, z2);
    row[column] = here;
    return (above - below) / (2 * STEP);
  }

  private static double[][] normal(RandomGenerator random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, column -> random.nextGaussian());
    }
    return values;
  }
}
