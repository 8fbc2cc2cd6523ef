package io.github.lac4j.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {

  @Test
  void should_stay_constant() {
    Schedule schedule = new ConstantSchedule(0.3);

    assertThat(schedule.at(0)).isEqualTo(0.3);
    assertThat(schedule.at(1_000_000_000_000L)).isEqualTo(0.3);
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "9, 8", "10, 4", "19, 4", "20, 2", "29, 2", "30, 0.5", "1000000, 0.5"})
  void should_multiply_at_each_milestone(long step, double expected) {
    // 30 is named twice and counts twice; halving is exact.
    Schedule schedule = new StepSchedule(8, List.of(10L, 20L, 30L, 30L), 0.5);

    assertThat(schedule.at(step)).isEqualTo(expected);
  }

  @Test
  void should_stay_at_the_base_without_milestones() {
    assertThat(new StepSchedule(0.06, List.of(), 0.1).at(77)).isEqualTo(0.06);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.5", "2, 1", "3, 1.5", "4, 2"})
  void should_warm_up_from_zero_to_the_base(long step, double expected) {
    assertThat(new CosineSchedule(2, 0.5, 4, 12).at(step)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4, 2.0", "6, 1.780330085889911", "8, 1.25", "10, 0.7196699141100893", "12, 0.5"})
  void should_fall_along_half_a_cosine_to_the_floor(long step, double expected) {
    // 8 steps after the warm-up: cos(pi / 4) = 0.7071067811865476 at the quarter.
    // 1e-15: one rounding of each of four operations near 1.
    assertThat(new CosineSchedule(2, 0.5, 4, 12).at(step)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void should_start_at_the_base_without_warm_up() {
    assertThat(new CosineSchedule(0.03, 0, 0, 100).at(0)).isEqualTo(0.03);
  }

  @Test
  void should_stay_exactly_at_the_floor_after_the_end() {
    Schedule schedule = new CosineSchedule(0.03, 0.001, 0, 100);

    assertThat(schedule.at(99)).isGreaterThan(0.001);
    assertThat(schedule.at(100)).isEqualTo(0.001);
    assertThat(schedule.at(Long.MAX_VALUE)).isEqualTo(0.001);
  }

  @Test
  void should_never_rise_after_the_warm_up() {
    Schedule schedule = new CosineSchedule(1, 0.01, 10, 1000);

    for (long step = 11; step < 1100; step++) {
      assertThat(schedule.at(step)).isLessThanOrEqualTo(schedule.at(step - 1));
    }
  }

  @Test
  void should_stretch_a_constant_over_any_run() {
    assertThat(new Constant(0.1).over(7, 3)).isEqualTo(new ConstantSchedule(0.1));
  }

  @Test
  void should_turn_epochs_into_steps() {
    assertThat(new Steps(0.03, List.of(120.0, 160.5), 0.1).over(10, 200))
        .isEqualTo(new StepSchedule(0.03, List.of(1200L, 1605L), 0.1));
    assertThat(new Cosine(0.5, 0.001, 1.5).over(10, 20))
        .isEqualTo(new CosineSchedule(0.5, 0.001, 15, 200));
    assertThat(Cosine.from(0.03).over(10, 20)).isEqualTo(new CosineSchedule(0.03, 0, 0, 200));
  }

  @Test
  void should_round_fractions_of_an_epoch_to_the_nearest_step() {
    assertThat(new Cosine(1, 0, 0.25).over(3, 2)).isEqualTo(new CosineSchedule(1, 0, 1, 6));
  }

  @Test
  void should_reject_a_warm_up_that_fills_the_run() {
    assertThatThrownBy(() -> new Cosine(1, 0, 10).over(100, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warm-up of 10.0 epochs")
        .hasMessageContaining("warmupEpochs");
    assertThatThrownBy(() -> new CosineSchedule(1, 0, 10, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void should_reject_a_base_that_is_no_rate(double base) {
    assertThatThrownBy(() -> new Constant(base)).hasMessageContaining("base is " + base);
    assertThatThrownBy(() -> new Steps(base, List.of(), 0.1)).hasMessageContaining("base");
    assertThatThrownBy(() -> new Cosine(base, 0, 0)).hasMessageContaining("base");
    assertThatThrownBy(() -> new ConstantSchedule(base)).hasMessageContaining("value");
  }

  @Test
  void should_reject_a_floor_above_the_base() {
    assertThatThrownBy(() -> new Cosine(0.1, 0.2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("floor is 0.2");
  }

  @Test
  void should_reject_milestones_out_of_order() {
    assertThatThrownBy(() -> new Steps(1, List.of(2.0, 1.0), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2.0, 1.0]");
    assertThatThrownBy(() -> new Steps(1, List.of(0.0), 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StepSchedule(1, List.of(-1L), 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StepSchedule(1, List.of(1L), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("factor");
  }

  @Test
  void should_reject_steps_before_the_first_and_runs_without_length() {
    assertThatThrownBy(() -> new ConstantSchedule(1).at(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new CosineSchedule(1, 0, 0, 1).at(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Constant(1).over(0, 1)).hasMessageContaining("steps per epoch");
    assertThatThrownBy(() -> new Cosine(1, 0, 0).over(1, 0)).hasMessageContaining("epochs");
  }

  @Test
  void should_warm_up_to_another_schedule() {
    Schedule schedule = new WarmUp(0.5, new Steps(0.8, List.of(2.0), 0.5)).over(8, 3);

    assertThat(schedule.at(0)).isZero();
    assertThat(schedule.at(1)).isEqualTo(0.2);
    assertThat(schedule.at(3)).isCloseTo(0.6, within(1e-15));
    assertThat(schedule.at(4)).isEqualTo(0.8);
    assertThat(schedule.at(15)).isEqualTo(0.8);
    // The milestone counts from the start of the run.
    assertThat(schedule.at(16)).isEqualTo(0.4);
  }

  @Test
  void should_reject_a_warm_up_of_nothing() {
    assertThatThrownBy(() -> new WarmUp(0, new Constant(1))).hasMessageContaining("epochs is 0.0");
  }

  @Test
  void should_read_as_a_person_would_say_it() {
    assertThat(new Constant(0.1)).hasToString("0.1");
    assertThat(Cosine.from(0.2)).hasToString("0.2 to 0.0 by a cosine");
    assertThat(new Cosine(0.2, 0.01, 10))
        .hasToString("0.2 to 0.01 by a cosine after a warm-up of 10.0 epochs");
    assertThat(new Steps(30, List.of(), 0.1)).hasToString("30.0");
    assertThat(new WarmUp(1, new Steps(30, List.of(60.0, 80.0), 0.1)))
        .hasToString("30.0, times 0.1 after epochs 60.0, 80.0, with a warm-up of 1.0 epochs");
  }
}
