package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ParameterVersionTest {

  private final Network network = SmallNetworks.create(1);
  private final ParameterVersion version = network.parameters().version();
  private final INDArray rows = SmallNetworks.batch(4, 3, 2);

  static List<OptimizerConfig> optimizers() {
    return List.of(new Sgd(), new Adam(), new Lars());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void should_differ_after_an_update(OptimizerConfig config) {
    long before = version.weights();

    config.bind(List.of(network.parameters())).step(0.1);

    assertThat(version.weights()).isNotEqualTo(before);
  }

  @Test
  void should_tell_statistics_from_weights() {
    long weights = version.weights();
    long parameters = version.parameters();

    network.whole().infer(rows, Statistics.BATCH);
    assertThat(version.parameters()).isEqualTo(parameters);

    network.whole().infer(rows, Statistics.BATCH_AND_MOVE);
    assertThat(version.parameters()).isNotEqualTo(parameters);
    assertThat(version.weights()).isEqualTo(weights);
  }

  @Test
  void should_stay_the_same_while_parameters_are_only_read() {
    long before = version.parameters();

    network.infer(rows);
    network.copy().close();
    network.graph().params();
    network.parameters().parameters();
    network.whole().parameters().parametersOf(network.parameters().segments().get(0));

    assertThat(version.parameters()).isEqualTo(before);
  }

  @Test
  void should_differ_after_whoever_writes_has_said_so() {
    long before = version.weights();

    network.whole().parameters().changed();

    assertThat(version.weights()).isNotEqualTo(before);
  }
}
