package io.github.lac4j.evaluation.online;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochRecordTest {

  @Test
  void should_count_from_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EpochRecord("x", 0, 1, Map.of(), List.of()))
        .withMessageContaining("this one is 0");
  }

  @Test
  void should_reject_two_measures_of_one_name() {
    Measure measure = Measure.accuracy("kNN top-1", 0.5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EpochRecord("x", 1, 1, Map.of(), List.of(measure, measure)))
        .withMessageContaining("[kNN top-1, kNN top-1]");
  }
}
