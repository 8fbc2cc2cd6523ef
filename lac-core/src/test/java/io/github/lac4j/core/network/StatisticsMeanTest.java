package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class StatisticsMeanTest {

  @Test
  void should_average_what_each_part_leads_to_from_the_same_start() {
    try (Network network = SmallNetworks.create(1);
        Network twin = network.copy();
        Network other = network.copy()) {
      INDArray firstPart = SmallNetworks.batch(6, 3, 3);
      INDArray secondPart = SmallNetworks.batch(6, 3, 4).addi(2);
      twin.whole().forward(firstPart, ForwardMode.TRAINING);
      other.whole().forward(secondPart, ForwardMode.TRAINING);
      double[] before = network.parameters().parameters().toDoubleVector();

      StatisticsMean mean = new StatisticsMean(List.of(network));
      for (INDArray part : List.of(firstPart, secondPart)) {
        mean.beginPart();
        network.whole().forward(part, ForwardMode.TRAINING);
        mean.endPart();
      }
      mean.writeBack();

      double[] after = network.parameters().parameters().toDoubleVector();
      double[] one = twin.parameters().parameters().toDoubleVector();
      double[] two = other.parameters().parameters().toDoubleVector();
      boolean moved = false;
      for (int i = 0; i < after.length; i++) {
        // Weights stay; statistics are the mean of two doubles.
        assertThat(after[i]).isCloseTo((one[i] + two[i]) / 2, within(1e-14));
        moved |= after[i] != before[i];
      }
      assertThat(moved).isTrue();
    }
  }
}
