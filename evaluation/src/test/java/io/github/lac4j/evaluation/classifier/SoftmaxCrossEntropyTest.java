package io.github.lac4j.evaluation.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SoftmaxCrossEntropyTest {

  @Test
  void should_have_the_gradient_of_finite_differences() {
    RandomGenerator random = new Seed(1).generator();
    double[][] logits = new double[4][3];
    for (double[] row : logits) {
      for (int c = 0; c < 3; c++) {
        row[c] = 2 * random.nextGaussian();
      }
    }
    int[] labels = {0, 2, 1, 2};
    double[][] gradient = of(logits, labels).gradient().toDoubleMatrix();
    for (int i = 0; i < 4; i++) {
      for (int c = 0; c < 3; c++) {
        double kept = logits[i][c];
        logits[i][c] = kept + 1e-5;
        double above = of(logits, labels).value();
        logits[i][c] = kept - 1e-5;
        double below = of(logits, labels).value();
        logits[i][c] = kept;
        assertThat(gradient[i][c]).isCloseTo((above - below) / 2e-5, within(1e-9));
      }
    }
  }

  @Test
  void should_be_the_logarithm_of_the_classes_for_equal_logits_of_any_size() {
    double[][] logits = {{1e4, 1e4, 1e4, 1e4}};

    assertThat(of(logits, new int[] {2}).value()).isCloseTo(Math.log(4), within(1e-12));
  }

  @Test
  void should_keep_the_number_type_and_leave_the_logits_alone() {
    INDArray logits = Nd4j.create(new float[][] {{1, 2}, {3, 4}});
    INDArray before = logits.dup();

    assertThat(SoftmaxCrossEntropy.of(logits, new int[] {0, 1}).gradient().dataType())
        .isEqualTo(DataType.FLOAT);
    assertThat(logits).isEqualTo(before);
  }

  private static SoftmaxCrossEntropy of(double[][] logits, int[] labels) {
    return SoftmaxCrossEntropy.of(Nd4j.create(logits), labels);
  }
}
