package io.github.lac4j.core.lac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.model.Granularity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LacConfigTest {

  @Test
  void should_be_the_method_of_the_paper_by_default() {
    LacConfig defaults = LacConfig.defaults();

    assertThat(defaults.gradients()).isEqualTo(GradientFlow.LOCAL);
    assertThat(defaults.target()).isEqualTo(ActivityTarget.POST);
    assertThat(defaults.recirculation()).isZero();
    assertThat(defaults.layerWeights()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void should_refuse_a_recirculation_outside_of_zero_to_one(double recirculation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(recirculation, List.of(), Granularity.LAYER))
        .withMessage("recirculation is %s; it must be from 0 to 1".formatted(recirculation));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void should_refuse_a_layer_weight_that_is_negative_or_not_finite(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(0, List.of(1.0, weight), Granularity.LAYER))
        .withMessage("a layer weight is %s; it must be 0 or more and finite".formatted(weight));
  }

  @Test
  void should_list_all_problems() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(2, List.of(-1.0, 1.0, -3.0), Granularity.BODY))
        .withMessageContaining("recirculation is 2.0")
        .withMessageContaining("a layer weight is -1.0")
        .withMessageContaining("a layer weight is -3.0")
        .withMessageContaining("granularity is BODY");
  }

  @ParameterizedTest
  @EnumSource(
      value = GradientFlow.class,
      names = {"CHAIN", "FULL"})
  void should_refuse_recomputation_where_gradients_leave_their_layer(GradientFlow flow) {
    LacConfig defaults = LacConfig.defaults();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LacConfig(
                    flow,
                    defaults.target(),
                    0,
                    List.of(),
                    defaults.granularity(),
                    true,
                    defaults.reconstruction(),
                    defaults.hidden(),
                    defaults.output()))
        .withMessageContaining("recomputation is true and gradients is " + flow)
        .withMessageContaining("needs LOCAL");
    assertThat(defaults.recomputation()).isFalse();
    assertThat(defaults.withRecomputation(true).recomputation()).isTrue();
  }

  @Test
  void should_copy_the_layer_weights() {
    List<Double> weights = new ArrayList<>(List.of(0.0, 2.0));
    LacConfig config = config(1, weights, Granularity.BLOCK);

    weights.set(0, 9.0);

    assertThat(config.layerWeights()).containsExactly(0.0, 2.0);
  }

  private static LacConfig config(
      double recirculation, List<Double> weights, Granularity granularity) {
    LacConfig defaults = LacConfig.defaults();
    return new LacConfig(
        defaults.gradients(),
        defaults.target(),
        recirculation,
        weights,
        granularity,
        false,
        defaults.reconstruction(),
        defaults.hidden(),
        defaults.output());
  }
}
