package io.github.lac4j.evaluation.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, 81.2})
  void should_reject_an_accuracy_that_is_no_share(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measure.accuracy("kNN top-1", share))
        .withMessageContaining("kNN top-1 must be from 0 to 1, but is " + share);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void should_reject_what_is_not_finite(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measure.number("RankMe", value))
        .withMessageContaining("RankMe must be finite, but is " + value);
  }

  @Test
  void should_leave_other_numbers_alone() {
    assertThat(Measure.number("uniformity", -2.5).value()).isEqualTo(-2.5);
  }
}
