package io.github.lac4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import java.util.List;
import java.util.function.Consumer;
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
    assertThat(version.isTrusted()).isTrue();
  }

  @Test
  void should_tell_statistics_from_weights() {
    long weights = version.weights();
    long parameters = version.parameters();

    network.whole().forward(rows, ForwardMode.TRAINING_KEEPING_STATISTICS);
    assertThat(version.parameters()).isEqualTo(parameters);

    network.whole().forward(rows, ForwardMode.TRAINING);
    assertThat(version.parameters()).isNotEqualTo(parameters);
    assertThat(version.weights()).isEqualTo(weights);
  }

  @Test
  void should_be_trusted_while_nobody_has_got_hold_of_the_parameters() {
    network.infer(rows);
    network.copy().close();
    network.dataType();
    network.parameters().gradients();
    network.whole().parameters().trained();
    network.parameters().without(network.whole().parameters());

    assertThat(version.isTrusted()).isTrue();
  }

  static List<Consumer<Network>> handles() {
    return List.of(
        Network::graph,
        network -> network.parameters().parameters(),
        network -> network.whole().parameters().parameters(),
        network -> network.parameters().parametersOf(network.parameters().segments().get(0)));
  }

  @ParameterizedTest
  @MethodSource("handles")
  void should_not_be_trusted_once_somebody_has(Consumer<Network> handle) {
    handle.accept(network);

    assertThat(version.isTrusted()).isFalse();
  }
}
