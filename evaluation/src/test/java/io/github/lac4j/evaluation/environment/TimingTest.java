package io.github.lac4j.evaluation.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

  /** A clock that only moves when the action says so. */
  private long now;

  @Test
  void should_return_the_median_of_the_runs_after_the_warm_up() {
    List<Long> nanoseconds =
        new ArrayList<>(List.of(900_000_000L, 5_000_000L, 1_000_000L, 3_000_000L));

    double median =
        new Timing(1, Duration.ZERO, 3, () -> now)
            .medianMilliseconds(() -> now += nanoseconds.remove(0));

    assertThat(median).isEqualTo(3);
    assertThat(nanoseconds).isEmpty();
  }

  @Test
  void should_return_the_middle_of_an_even_number_of_runs() {
    List<Long> nanoseconds =
        new ArrayList<>(List.of(9_000_000L, 2_000_000L, 1_000_000L, 3_000_000L));

    double median =
        new Timing(0, Duration.ZERO, 4, () -> now)
            .medianMilliseconds(() -> now += nanoseconds.remove(0));

    assertThat(median).isEqualTo(2.5);
  }

  @Test
  void should_reject_a_timing_without_runs() {
    assertThatThrownBy(() -> new Timing(0, Duration.ZERO, 0))
        .hasMessageContaining("runs must be 1 or more");
    assertThatThrownBy(() -> new Timing(-1, Duration.ZERO, 1))
        .hasMessageContaining("warmUps must be 0 or more");
  }
}
