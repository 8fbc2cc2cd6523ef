package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.contrastive.loss.kernel.PositiveWeights;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Values that were computed once from the definitions, on inputs anyone can make again: sin(a i + b
 * j + c) + 0.25 cos(0.9 i j + 0.3 c).
 */
class FixtureTest {

  private static final double TOLERANCE = 1e-12;

  private final INDArray first = Nd4j.createFromArray(waves(4, 3, 0.7, 1.3, 0.4));
  private final INDArray second = Nd4j.createFromArray(waves(4, 3, 0.7, 1.3, 0.9));
  private final INDArray queue = unit(Nd4j.createFromArray(waves(5, 3, 1.1, 0.6, 2.0)));

  @Test
  void should_start_from_the_inputs_of_the_fixtures() {
    assertThat(first.getRow(0).toDoubleVector())
        .containsExactly(
            new double[] {0.6376205012721171, 1.2398669694159352, 0.3893221670233338},
            within(1e-15));
    assertThat(second.getRow(0).toDoubleVector())
        .containsExactly(
            new double[] {1.024269633718956, 1.0494391279110626, -0.1098405035981472},
            within(1e-15));
  }

  @Test
  void should_give_nt_xent() {
    assertThat(new NtXent(0.5).evaluate(first, second).value())
        .isCloseTo(1.326038801986008, within(TOLERANCE));
    assertThat(new NtXent(0.1).evaluate(first, second).value())
        .isCloseTo(0.8056170230313802, within(TOLERANCE));
  }

  @Test
  void should_give_info_nce_one_way_and_symmetric() {
    assertThat(new InfoNce(0.5, false).evaluate(first, second).value())
        .isCloseTo(0.8709126884607941, within(TOLERANCE));
    assertThat(new InfoNce(0.5, true).evaluate(first, second).value())
        .isCloseTo(0.8743554735362291, within(TOLERANCE));
  }

  @Test
  void should_give_momentum_contrast_and_its_symmetric_sum() {
    double forth = new MocoLoss(0.2).evaluate(first, second, queue).value();
    double back = new MocoLoss(0.2).evaluate(second, first, queue).value();

    assertThat(forth).isCloseTo(0.6260279359313705, within(TOLERANCE));
    assertThat(forth + back).isCloseTo(1.2751819667771354, within(TOLERANCE));
  }

  @Test
  void should_give_the_decoupled_loss() {
    assertThat(new Dcl(0.1).evaluate(first, second).value())
        .isCloseTo(-0.04176552927418897, within(TOLERANCE));
    assertThat(new Dcl(0.5).evaluate(first, second).value())
        .isCloseTo(1.0005523085876225, within(TOLERANCE));
  }

  @Test
  void should_give_the_decoupled_loss_with_weights() {
    double[] cosines = new double[4];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] =
          Definitions.cosine(first.getRow(i).toDoubleVector(), second.getRow(i).toDoubleVector());
    }

    assertThat(new PositiveWeights.HardPositives(0.5, true).weights(cosines))
        .containsExactly(
            new double[] {
              1.0326637145409778, 0.9751932143444613, 0.9444196179462905, 1.0477234531682702
            },
            within(TOLERANCE));
    for (boolean detached : new boolean[] {true, false}) {
      assertThat(new Dclw(0.1, 0.5, detached).evaluate(first, second).value())
          .isCloseTo(-0.03297471560363152, within(TOLERANCE));
    }
  }

  @Test
  void should_have_a_sigma_of_one_half_and_constant_weights_by_default() {
    assertThat(new Dclw(0.1)).isEqualTo(new Dclw(0.1, 0.5, true));
  }

  private static double[][] waves(int rows, int columns, double a, double b, double c) {
    double[][] values = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i][j] = Math.sin(a * i + b * j + c) + 0.25 * Math.cos(0.9 * i * j + 0.3 * c);
      }
    }
    return values;
  }

  private static INDArray unit(INDArray matrix) {
    return matrix.divColumnVector(matrix.norm2(true, 1));
  }
}
