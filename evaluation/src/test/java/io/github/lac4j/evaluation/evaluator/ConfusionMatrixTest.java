package io.github.lac4j.evaluation.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.evaluation.feature.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final Features TRUTH = new Features(new float[4], 1, new int[] {0, 1, 1, 2}, 3);

  @Test
  void should_count_by_true_class_and_prediction() {
    assertThat(ConfusionMatrix.of(TRUTH, new int[] {0, 1, 2, 2}).counts())
        .containsExactly(List.of(1, 0, 0), List.of(0, 1, 1), List.of(0, 0, 1));
  }

  @Test
  void should_reject_another_number_of_predictions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(TRUTH, new int[3]))
        .withMessageContaining("4 rows need as many predictions, but there are 3");
  }

  @Test
  void should_reject_a_matrix_that_is_not_square() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(List.of(List.of(1, 2), List.of(3))))
        .withMessageContaining("[3]");
  }
}
