package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientSumTest {

  @Test
  void should_sum_the_gradients_of_all_networks_and_write_them_back() {
    try (Network first = SmallNetworks.create(1);
        Network second = SmallNetworks.create(2)) {
      GradientSum sum = new GradientSum(List.of(first, second));
      for (int pass = 1; pass <= 3; pass++) {
        first.parameters().gradients().assign(pass);
        second.parameters().gradients().assign(10 * pass);
        sum.add();
      }

      sum.writeBack();

      assertThat(first.parameters().gradients().toDoubleVector()).containsOnly(6);
      assertThat(second.parameters().gradients().toDoubleVector()).containsOnly(60);
    }
  }

  @Test
  void should_forget_what_was_summed_if_cleared() {
    try (Network network = SmallNetworks.create(1)) {
      GradientSum sum = new GradientSum(List.of(network));
      network.parameters().gradients().assign(5);
      sum.add();

      sum.clear();
      network.parameters().gradients().assign(2);
      sum.add();
      network.parameters().gradients().assign(-1);
      sum.writeBack();

      assertThat(network.parameters().gradients().toDoubleVector()).containsOnly(2);
    }
  }
}
