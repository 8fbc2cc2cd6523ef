package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.random.Seed;
import java.util.List;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

@WithOneDnn
class OneDnnExecutorTest {

  private static Blueprint blueprint(Activation activation, DataType dataType) {
    return BlueprintBuilder.forFeatures(5, dataType)
        .linear("linear", 4, true, WeightInit.XAVIER)
        .batchNormalization("norm")
        .activation("activation", activation)
        .endUnit("layer")
        .build();
  }

  private static Network network() {
    return Network.create(
        blueprint(Activation.TANH, DataType.FLOAT), new OneDnnExecutor(), new Seed(1));
  }

  @Test
  void should_name_the_layer_that_it_cannot_hold() {
    Blueprint blueprint = blueprint(Activation.SOFTPLUS, DataType.FLOAT);

    assertThatThrownBy(() -> Network.create(blueprint, new OneDnnExecutor(), new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"activation\"")
        .hasMessageContaining("softplus");
  }

  @Test
  void should_fall_back_to_stock_layers_for_what_it_cannot_hold() {
    try (Network other =
            Network.create(
                blueprint(Activation.SOFTPLUS, DataType.FLOAT),
                OneDnnExecutor.orDl4j(),
                new Seed(1));
        Network doubles =
            Network.create(
                blueprint(Activation.TANH, DataType.DOUBLE), OneDnnExecutor.orDl4j(), new Seed(1));
        Network plan =
            Network.create(
                blueprint(Activation.TANH, DataType.FLOAT), OneDnnExecutor.orDl4j(), new Seed(1))) {
      assertThat(other.executorName()).isEqualTo("dl4j");
      assertThat(doubles.executorName()).isEqualTo("dl4j");
      assertThat(plan.executorName()).isEqualTo("onednn");
    }
  }

  @Test
  void should_reject_what_is_not_float_and_a_wrong_number_of_inputs() {
    try (Network network = network()) {
      INDArray input = Parity.random(1, 6, 5);

      assertThatThrownBy(() -> network.infer(input.castTo(DataType.DOUBLE)))
          .hasMessageContaining("takes FLOAT");
      assertThatThrownBy(
              () ->
                  network
                      .whole()
                      .infer(
                          List.of(Activations.of(input), Activations.of(input)),
                          Statistics.RUNNING))
          .hasMessageContaining("takes 1 inputs, but got 2");
    }
  }

  @Test
  void should_read_views_in_their_own_order() {
    try (Network network = network()) {
      INDArray input = Parity.random(1, 6, 5);
      INDArray expected = network.infer(input).dup();

      assertThat(network.infer(input.dup('f'))).isEqualTo(expected);
      INDArray rows = Parity.random(3, 8, 5);
      rows.get(NDArrayIndex.interval(1, 7), NDArrayIndex.all()).assign(input);
      assertThat(network.infer(rows.get(NDArrayIndex.interval(1, 7), NDArrayIndex.all())))
          .isEqualTo(expected);
    }
  }

  @Test
  void should_keep_passes_of_different_batch_sizes_apart() {
    try (Network network = network()) {
      INDArray large = Parity.random(1, 9, 5);
      INDArray small = Parity.random(2, 4, 5);
      Activations gradient = Activations.of(Parity.random(3, 9, 4));
      INDArray expected;
      try (Pass pass = network.whole().forward(large, Statistics.BATCH)) {
        expected = pass.backward(gradient, false).get(0).array().dup();
      }

      network.infer(small);
      network.whole().infer(small, Statistics.BATCH_AND_MOVE);

      try (Pass pass = network.whole().forward(large, Statistics.BATCH)) {
        assertThat(pass.backward(gradient, false).get(0).array()).isEqualTo(expected);
      }
    }
  }

  @Test
  void should_move_running_statistics_only_where_the_mode_says_so() {
    try (Network network = network()) {
      INDArray input = Parity.random(1, 6, 5);
      INDArray before = network.parameters().parameters().dup();

      network.whole().forward(input, Statistics.BATCH).close();
      network.infer(input);
      assertThat(network.parameters().parameters()).isEqualTo(before);

      network.whole().infer(input, Statistics.BATCH_AND_MOVE);
      assertThat(network.parameters().parameters()).isNotEqualTo(before);
    }
  }

  @Test
  void should_give_the_same_bits_twice() {
    try (Network first = network();
        Network second = network()) {
      INDArray input = Parity.random(1, 64, 5);
      INDArray gradient = Parity.random(2, 64, 4);

      for (Network network : List.of(first, second)) {
        try (Pass pass = network.whole().forward(input, Statistics.BATCH_AND_MOVE)) {
          pass.backwardParameters(Activations.of(gradient), false);
        }
      }

      assertThat(first.parameters().gradients()).isEqualTo(second.parameters().gradients());
    }
  }
}
