package io.github.lac4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CrossEntropyTest {

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
    double[][] gradient = of(logits, labels).gradient(0).toDoubleMatrix();
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

    assertThat(new CrossEntropy().evaluate(logits, new int[] {0, 1}).gradient(0).dataType())
        .isEqualTo(DataType.FLOAT);
    assertThat(logits).isEqualTo(before);
  }

  @Test
  void should_refuse_a_label_that_has_no_logit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new double[][] {{1, 2}}, new int[] {2}))
        .withMessageContaining("label of row 0 is 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new double[][] {{1, 2}}, new int[] {0, 1}))
        .withMessageContaining("2 labels");
  }

  private static LossValue of(double[][] logits, int[] labels) {
    return new CrossEntropy().evaluate(Nd4j.create(logits), labels);
  }
}
