package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientSumTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void should_leave_the_sum_of_all_passes_with_the_networks(int passes) {
    try (Network first = SmallNetworks.create(1);
        Network second = SmallNetworks.create(2)) {
      GradientSum sum = new GradientSum(List.of(first, second), passes);
      for (int repetition = 0; repetition < 2; repetition++) {
        sum.begin();
        for (int pass = 1; pass <= passes; pass++) {
          first.parameters().gradients().assign(pass);
          second.parameters().gradients().assign(10 * pass);
          sum.add();
        }

        int expected = passes * (passes + 1) / 2;
        assertThat(first.parameters().gradients().toDoubleVector()).containsOnly(expected);
        assertThat(second.parameters().gradients().toDoubleVector()).containsOnly(10 * expected);
      }
    }
  }

  @Test
  void should_forget_what_was_summed_when_it_begins() {
    try (Network network = SmallNetworks.create(1)) {
      GradientSum sum = new GradientSum(List.of(network), 2);
      network.parameters().gradients().assign(5);
      sum.add();

      sum.begin();
      for (int pass = 0; pass < 2; pass++) {
        network.parameters().gradients().assign(2);
        sum.add();
      }

      assertThat(network.parameters().gradients().toDoubleVector()).containsOnly(4);
    }
  }

  @Test
  void should_refuse_more_passes_than_agreed() {
    try (Network network = SmallNetworks.create(1)) {
      GradientSum sum = new GradientSum(List.of(network), 1);
      sum.add();

      assertThatThrownBy(sum::add)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("All 1 passes");
      assertThatThrownBy(() -> new GradientSum(List.of(network), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("passes is 0");
    }
  }
}
