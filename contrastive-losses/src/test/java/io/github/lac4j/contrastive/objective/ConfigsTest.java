package io.github.lac4j.contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.optimizer.OptimizerSettings;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigsTest {

  private final ProjectionConfig head = ProjectionConfig.of(HeadShape.SIMCLR);
  private final OptimizerSettings optimization = SmallScale.optimization();

  @Test
  void should_list_all_that_is_wrong_with_momentum_contrast_at_once() {
    assertThatThrownBy(() -> new MocoConfig(-1, 0, 1.5, false, 0, head, optimization))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "temperature is -1.0; it must be above 0 and finite",
            "queue is 0; it must be 1 or more",
            "momentum is 1.5; it must be from 0 to 1",
            "splits is 0; it must be 1 or more");
  }

  @Test
  void should_list_all_that_is_wrong_with_a_head_at_once() {
    assertThatThrownBy(() -> new ProjectionConfig(HeadShape.LINEAR, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "hidden is -1; it must be 0 or more", "dimension is 0; it must be 1 or more");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void should_reject_a_temperature_before_training_starts(double temperature) {
    for (ThrowingCallable config :
        List.<ThrowingCallable>of(
            () -> new InfoNceConfig(temperature, true, head, optimization),
            () -> new NtXentConfig(temperature, head, optimization),
            () -> new DclConfig(temperature, head, optimization),
            () -> new DclwConfig(temperature, 0.5, true, head, optimization),
            () -> new MocoConfig(temperature, 16, 0.99, false, 1, head, optimization))) {
      assertThatThrownBy(config)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("temperature is " + temperature);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void should_reject_a_momentum_outside_zero_to_one(double momentum) {
    assertThatThrownBy(() -> new MocoConfig(0.1, 16, momentum, false, 1, head, optimization))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("momentum is " + momentum + "; it must be from 0 to 1");
  }

  @Test
  void should_name_missing_parts() {
    assertThatThrownBy(() -> new NtXentConfig(0.1, null, optimization))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("head is null");
    assertThatThrownBy(() -> new MocoConfig(0.1, 16, 0.99, false, 1, head, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("optimization is null");
  }

  @Test
  void should_give_each_objective_its_own_name() {
    assertThat(
            List.of(
                InfoNceConfig.defaults().objective().name(),
                NtXentConfig.defaults().objective().name(),
                DclConfig.defaults().objective().name(),
                DclwConfig.defaults().objective().name(),
                new Moco(MocoConfig.defaults()).name()))
        .containsExactly("info-nce", "nt-xent", "dcl", "dclw", "moco");
  }
}
