package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
      twin.whole().infer(firstPart, Statistics.BATCH_AND_MOVE);
      other.whole().infer(secondPart, Statistics.BATCH_AND_MOVE);
      double[] before = network.parameters().parameters().toDoubleVector();

      StatisticsMean mean = new StatisticsMean(List.of(network), 2);
      mean.begin();
      for (INDArray part : List.of(firstPart, secondPart)) {
        mean.beginPart();
        network.whole().infer(part, Statistics.BATCH_AND_MOVE);
        mean.endPart();
      }

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

  @Test
  void should_start_every_batch_from_where_the_last_one_led() {
    INDArray batch = SmallNetworks.batch(6, 3, 3);
    try (Network network = SmallNetworks.create(1);
        Network twin = network.copy()) {
      StatisticsMean mean = new StatisticsMean(List.of(network), 2);
      for (int step = 0; step < 2; step++) {
        twin.whole().infer(batch, Statistics.BATCH_AND_MOVE);
        mean.begin();
        for (int part = 0; part < 2; part++) {
          mean.beginPart();
          network.whole().infer(batch, Statistics.BATCH_AND_MOVE);
          mean.endPart();
        }
      }

      // Two equal parts lead where one of them leads: half of twice a double is the double.
      assertThat(network.parameters().parameters().toDoubleVector())
          .isEqualTo(twin.parameters().parameters().toDoubleVector());
    }
  }

  @Test
  void should_leave_the_statistics_of_a_single_part_alone() {
    INDArray batch = SmallNetworks.batch(6, 3, 3);
    try (Network network = SmallNetworks.create(1);
        Network twin = network.copy()) {
      twin.whole().infer(batch, Statistics.BATCH_AND_MOVE);
      StatisticsMean mean = new StatisticsMean(List.of(network), 1);

      mean.begin();
      mean.beginPart();
      network.whole().infer(batch, Statistics.BATCH_AND_MOVE);
      mean.endPart();

      assertThat(network.parameters().parameters().toDoubleVector())
          .isEqualTo(twin.parameters().parameters().toDoubleVector());
      assertThatThrownBy(mean::endPart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("All 1 parts");
      assertThatThrownBy(() -> new StatisticsMean(List.of(network), 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("parts is 0");
    }
  }
}
