package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void should_give_mean_and_sample_deviation() {
    Statistics statistics = Statistics.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));

    assertThat(statistics.count()).isEqualTo(8);
    assertThat(statistics.mean()).isEqualTo(5);
    // The squares sum to 32, over 8 - 1.
    assertThat(statistics.deviation().getAsDouble()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
  }

  @Test
  void should_have_no_deviation_for_one_number() {
    assertThat(Statistics.of(List.of(3.0)).deviation()).isEmpty();
    assertThat(Statistics.of(List.of(3.0)).mean()).isEqualTo(3);
  }

  @Test
  void should_reject_no_numbers() {
    assertThatThrownBy(() -> Statistics.of(List.of())).hasMessageContaining("no numbers");
  }
}
