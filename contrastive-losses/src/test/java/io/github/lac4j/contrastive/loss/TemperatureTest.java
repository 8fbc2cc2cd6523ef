package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.DoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {

  private static final Map<String, DoubleFunction<Object>> LOSSES =
      Map.of(
          "InfoNce", temperature -> new InfoNce(temperature, true),
          "InfoNceGivenNegatives", InfoNceGivenNegatives::new,
          "NtXent", NtXent::new,
          "Dcl", Dcl::new,
          "Dclw", Dclw::new,
          "MocoLoss", MocoLoss::new);

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -0.0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void should_reject_a_temperature_that_is_not_above_zero_and_finite(double temperature) {
    LOSSES.forEach(
        (name, loss) ->
            assertThatThrownBy(() -> loss.apply(temperature))
                .as(name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("temperature is " + temperature));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void should_reject_a_sigma_that_is_not_above_zero_and_finite(double sigma) {
    assertThatThrownBy(() -> new Dclw(0.1, sigma, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sigma is " + sigma);
  }
}
