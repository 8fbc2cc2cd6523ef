package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import io.github.lac4j.core.vector.VectorRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class MomentumNetworkTest {

  @Test
  void should_start_equal_to_the_original_without_sharing_memory() {
    try (Network original = SmallNetworks.create(1);
        MomentumNetwork momentum = new MomentumNetwork(original)) {
      double[] start = original.parameters().parameters().toDoubleVector();
      assertThat(momentum.network().parameters().parameters().toDoubleVector())
          .containsExactly(start);

      original.parameters().parameters().addi(1);

      assertThat(momentum.network().parameters().parameters().toDoubleVector())
          .containsExactly(start);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.99, 1})
  void should_keep_its_share_of_every_trained_parameter_and_no_statistic(double share) {
    try (Network original = SmallNetworks.create(1);
        MomentumNetwork momentum = new MomentumNetwork(original)) {
      double[] start = original.parameters().parameters().toDoubleVector();
      original.parameters().parameters().addi(2);

      momentum.update(share);

      double[] moved = momentum.network().parameters().parameters().toDoubleVector();
      for (ParameterSegment segment : original.parameters().segments()) {
        for (int i = (int) segment.offset(); i < segment.end(); i++) {
          double expected = segment.kind().isTrained() ? start[i] + 2 * (1 - share) : start[i];
          // Rounding of a product and a sum in double.
          assertThat(moved[i]).as(segment.name()).isCloseTo(expected, within(1e-14));
        }
      }
      assertThat(original.parameters().segments())
          .extracting(ParameterSegment::kind)
          .contains(ParameterKind.STATISTIC);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void should_refuse_a_momentum_outside_of_zero_to_one(double share) {
    try (Network original = SmallNetworks.create(1);
        MomentumNetwork momentum = new MomentumNetwork(original)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> momentum.update(share))
          .withMessage("The momentum is %s; it must be from 0 to 1".formatted(share));
    }
  }

  @Test
  void should_restore_its_own_parameters() {
    try (Network original = SmallNetworks.create(1);
        MomentumNetwork momentum = new MomentumNetwork(original);
        MomentumNetwork other = new MomentumNetwork(SmallNetworks.create(2))) {
      StateSnapshot state = StateSnapshot.of(momentum);

      state.restoreInto(other);

      assertThat(StateSnapshot.of(other).differencesFrom(state)).isEmpty();
    }
  }

  @Test
  void should_average_alike_with_blocks_and_with_operations() {
    INDArray original = SmallNetworks.batch(4, 3, 1);
    INDArray blocks = SmallNetworks.batch(4, 3, 2);
    INDArray operations = SmallNetworks.batch(4, 3, 2);
    VectorRule rule = new MovingAverage(0.9);

    new VectorPass().run(rule, VectorGroup.of(List.of(blocks), List.of(original)));
    new VectorPass().run(rule, VectorGroup.forOperations(List.of(operations), List.of(original)));

    // Rounding of two products and a sum in double.
    assertThat(blocks.reshape(-1).toDoubleVector())
        .containsExactly(operations.reshape(-1).toDoubleVector(), within(1e-14))
        .isNotEqualTo(SmallNetworks.batch(4, 3, 2).reshape(-1).toDoubleVector());
  }
}
