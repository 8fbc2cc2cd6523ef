package io.github.lac4j.contrastive.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.contrastive.loss.Dclw;
import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.contrastive.loss.InfoNceGivenNegatives;
import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Inputs for which the losses can be written down by hand. */
class ClosedFormTest {

  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @CsvSource({"1, 0.5", "2, 0.1", "5, 0.07", "8, 1"})
  void should_be_the_logarithm_of_the_candidates_if_all_embeddings_are_equal(
      int n, double temperature) {
    INDArray z = sameRows(n, DataType.DOUBLE);

    assertThat(new NtXent(temperature).evaluate(z, z).value())
        .isCloseTo(Math.log(2 * n - 1), within(TOLERANCE));
    for (boolean symmetric : new boolean[] {true, false}) {
      assertThat(new InfoNce(temperature, symmetric).evaluate(z, z).value())
          .isCloseTo(Math.log(n), within(TOLERANCE));
    }
    assertThat(
            new InfoNceGivenNegatives(temperature)
                .evaluate(z, z, sameRows(7, DataType.DOUBLE))
                .value())
        .isCloseTo(Math.log(8), within(TOLERANCE));
    assertThat(new MocoLoss(temperature).evaluate(firstAxis(n), firstAxis(n), firstAxis(7)).value())
        .isCloseTo(Math.log(8), within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "5, 0.07"})
  void should_leave_the_positive_out_of_decoupled_losses(int n, double temperature) {
    INDArray z = sameRows(n, DataType.DOUBLE);

    for (PairLoss loss :
        List.of(
            new Dcl(temperature),
            new Dclw(temperature, 0.5, true),
            new Dclw(temperature, 0.5, false))) {
      assertThat(loss.evaluate(z, z).value()).isCloseTo(Math.log(2 * n - 2), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "5, 0.1", "8, 0.07"})
  void should_separate_orthogonal_images_with_equal_views(int n, double temperature) {
    INDArray z = Nd4j.eye(n).castTo(DataType.DOUBLE);
    double positive = 1 / temperature;

    assertThat(new NtXent(temperature).evaluate(z, z).value())
        .isCloseTo(Math.log(Math.exp(positive) + 2 * n - 2) - positive, within(TOLERANCE));
    assertThat(new InfoNce(temperature, true).evaluate(z, z).value())
        .isCloseTo(Math.log(Math.exp(positive) + n - 1) - positive, within(TOLERANCE));
    assertThat(new Dcl(temperature).evaluate(z, z).value())
        .isCloseTo(Math.log(2 * n - 2) - positive, within(TOLERANCE));
    INDArray query = z.get(NDArrayIndex.interval(0, 1), NDArrayIndex.all());
    INDArray queue = z.get(NDArrayIndex.interval(1, n), NDArrayIndex.all());
    assertThat(new MocoLoss(temperature).evaluate(query, query, queue).value())
        .isCloseTo(Math.log1p((n - 1) * Math.exp(-positive)), within(TOLERANCE));
  }

  @Test
  void should_be_the_loss_of_given_negatives_if_these_are_the_queue() {
    INDArray query = normal(1, 6, 5);
    INDArray key = normal(2, 6, 5);
    INDArray negatives = normal(3, 9, 5);
    INDArray queue = negatives.divColumnVector(negatives.norm2(true, 1));

    LossValue moco = new MocoLoss(0.2).evaluate(query, key, queue);
    LossValue given = new InfoNceGivenNegatives(0.2).evaluate(query, key, negatives);

    assertThat(moco.value()).isCloseTo(given.value(), within(TOLERANCE));
    assertClose(moco.gradient(0), given.gradient(0));
    assertThat(moco.gradients()).hasSize(1);
  }

  @Test
  void should_exchange_the_gradients_if_the_views_change_places() {
    INDArray z1 = normal(1, 6, 5);
    INDArray z2 = normal(2, 6, 5);
    for (PairLoss loss :
        List.of(
            new NtXent(0.1),
            new InfoNce(0.1, true),
            new Dcl(0.1),
            new Dclw(0.1, 0.5, true),
            new Dclw(0.1, 0.5, false))) {
      LossValue forth = loss.evaluate(z1, z2);
      LossValue back = loss.evaluate(z2, z1);

      assertThat(back.value()).isCloseTo(forth.value(), within(TOLERANCE));
      assertClose(back.gradient(0), forth.gradient(1));
      assertClose(back.gradient(1), forth.gradient(0));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.5, 2})
  void should_lose_the_share_of_the_positive_by_coupling(double temperature) {
    INDArray candidates = normal(2, 8, 5);
    double[] positive = {0.3};
    double[] weight = {1};
    double[] logSum = {Math.log(candidates.sumNumber().doubleValue() + 20)};

    Contrast coupled = new Contrast(logSum, positive, weight, true, 1, temperature);
    Contrast decoupled = new Contrast(logSum, positive, weight, false, 1, temperature);
    double others = Math.exp(logSum[0]);
    double share = others / (others + Math.exp(positive[0] / temperature));

    assertThat(coupled.positiveGradient()[0])
        .isCloseTo(share * decoupled.positiveGradient()[0], within(TOLERANCE));
    // The gradient of a negative is exp(S_ij) over the denominator.
    assertThat(Math.exp(-coupled.logDenominators()[0]))
        .isCloseTo(share * Math.exp(-decoupled.logDenominators()[0]), within(TOLERANCE));
  }

  @Test
  void should_weigh_hard_positives_more_with_a_mean_of_one() {
    double[] weights =
        new PositiveWeights.HardPositives(0.5, true).weights(new double[] {0.9, -0.2, 0.4});

    assertThat(weights[1]).isGreaterThan(weights[2]);
    assertThat(weights[2]).isGreaterThan(weights[0]);
    assertThat(Arrays.stream(weights).average()).hasValueCloseTo(1.0, within(TOLERANCE));
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void should_not_overflow_at_a_low_temperature(DataType type) {
    // The logits are 1000: exp(1000) is no double.
    INDArray z = sameRows(4, type);

    assertFiniteNear(new NtXent(1e-3).evaluate(z, z), Math.log(7));
    assertFiniteNear(new InfoNce(1e-3, true).evaluate(z, z), Math.log(4));
    assertFiniteNear(new Dcl(1e-3).evaluate(z, z), Math.log(6));
    assertFiniteNear(new Dclw(1e-3, 1e-3, true).evaluate(z, z), Math.log(6));
    assertFiniteNear(new Dclw(1e-3, 1e-3, false).evaluate(z, z), Math.log(6));
    assertFiniteNear(new InfoNceGivenNegatives(1e-3).evaluate(z, z, z), Math.log(5));
    INDArray axis = firstAxis(4).castTo(type);
    assertFiniteNear(new MocoLoss(1e-3).evaluate(axis, axis, axis), Math.log(5));
  }

  /** A cosine of 1 may be off by a float's 1e-7, which a temperature of 1e-3 makes 1e-4. */
  private static void assertFiniteNear(LossValue loss, double expected) {
    assertThat(loss.value()).isCloseTo(expected, within(1e-3));
    for (INDArray gradient : loss.gradients()) {
      for (double[] row : gradient.toDoubleMatrix()) {
        assertThat(Arrays.stream(row)).allMatch(Double::isFinite);
      }
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    double[][] rows = expected.toDoubleMatrix();
    for (int row = 0; row < rows.length; row++) {
      assertThat(actual.getRow(row).toDoubleVector()).containsExactly(rows[row], within(TOLERANCE));
    }
  }

  private static INDArray sameRows(int rows, DataType type) {
    double[][] values = new double[rows][];
    Arrays.fill(values, new double[] {0.3, -1.2, 2.5});
    return Nd4j.createFromArray(values).castTo(type);
  }

  private static INDArray firstAxis(int rows) {
    double[][] values = new double[rows][];
    Arrays.fill(values, new double[] {1, 0, 0});
    return Nd4j.createFromArray(values);
  }

  private static INDArray normal(long seed, int rows, int columns) {
    RandomGenerator random = new Seed(seed).generator();
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.createFromArray(values).reshape(rows, columns);
  }
}
