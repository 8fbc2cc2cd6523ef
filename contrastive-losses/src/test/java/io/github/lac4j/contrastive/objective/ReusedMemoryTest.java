package io.github.lac4j.contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.testkit.ForgetfulExecutor;
import io.github.lac4j.core.view.Batch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learners on an executor that reuses its memory as early as it may. */
class ReusedMemoryTest {

  static Stream<Named<Objective>> objectives() {
    return Stream.of(
        Named.of("info-nce", InfoNceConfig.defaults().objective()),
        Named.of("nt-xent", NtXentConfig.defaults().objective()),
        Named.of("dcl", DclConfig.defaults().objective()),
        Named.of("dclw", DclwConfig.defaults().objective()),
        Named.of("moco", MocoSettings.of(false, 1).objective()),
        Named.of("moco, symmetric", MocoSettings.of(true, 1).objective()),
        Named.of("moco, two splits", MocoSettings.of(false, 2).objective()),
        Named.of("moco, symmetric, two splits", MocoSettings.of(true, 2).objective()));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void should_read_no_output_after_it_may_have_been_overwritten(Objective objective) {
    try (Learner expected =
            objective.bind(
                DenseModel.small(),
                SmallRun.SHAPE,
                SmallRun.of(1, SmallRun.BATCH, new Dl4jExecutor()));
        Learner actual =
            objective.bind(
                DenseModel.small(),
                SmallRun.SHAPE,
                SmallRun.of(1, SmallRun.BATCH, new ForgetfulExecutor()))) {
      for (int step = 0; step < 3; step++) {
        assertThat(actual.step(Batch.of(SmallRun.views(step))))
            .isEqualTo(expected.step(Batch.of(SmallRun.views(step))));
      }

      assertThat(StateSnapshot.of(actual).differencesFrom(StateSnapshot.of(expected))).isEmpty();
    }
  }
}
