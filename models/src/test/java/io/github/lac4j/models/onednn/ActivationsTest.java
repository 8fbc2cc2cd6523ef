package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What units hand to one another, and for how long it is theirs. */
@WithOneDnn
class ActivationsTest {

  private static final Statistics TRAINING = Statistics.BATCH;

  /** Two units of a convolution, a normalisation and a tanh each. */
  private static Network network(int inputs, int channels, Executor executor) {
    return Network.create(blueprint(inputs, channels), executor, new Seed(1));
  }

  private static Blueprint blueprint(int inputs, int channels) {
    BlueprintBuilder builder =
        BlueprintBuilder.forImages(new ImageShape(inputs, 6, 5), DataType.FLOAT);
    for (String unit : List.of("first", "second")) {
      builder
          .convolution(unit + ".conv", channels, 3, 1)
          .batchNormalization(unit + ".norm")
          .activation(unit + ".tanh", Activation.TANH)
          .endUnit(unit);
    }
    return builder.build();
  }

  private static List<Unit> units(Network network) {
    UnitGraph graph = network.body(Granularity.LAYER);
    return graph.units();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 16, 24, 32})
  void should_carry_the_same_numbers_as_arrays_do(int channels) {
    try (Network direct = network(3, channels, new OneDnnExecutor());
        Network copied = network(3, channels, new OneDnnExecutor())) {
      INDArray images = Parity.random(1, 4, 3, 6, 5);
      INDArray gradient = Parity.random(2, 4, channels, 6, 5);
      Pass first = units(direct).get(0).forward(List.of(Activations.of(images)), TRAINING);
      Activations between = first.output();
      Pass second = units(direct).get(1).forward(List.of(between), TRAINING);
      Activations output = second.output();
      List<Activations> towards = second.backward(Activations.of(gradient), false);
      INDArray back = first.backward(towards.get(0), false).get(0).array();

      Pass firstArray = units(copied).get(0).forward(images, TRAINING);
      INDArray array = firstArray.output().array();
      Pass secondArray = units(copied).get(1).forward(array, TRAINING);
      INDArray outputArray = secondArray.output().array();
      INDArray towardsArray = secondArray.backward(Activations.of(gradient), false).get(0).array();
      INDArray backArray = firstArray.backward(Activations.of(towardsArray), false).get(0).array();

      assertThat(Parity.distance(between.array(), array)).isLessThan(1e-6);
      assertThat(Parity.distance(output.array(), outputArray)).isLessThan(1e-6);
      assertThat(Parity.distance(towards.get(0).array(), towardsArray)).isLessThan(1e-5);
      assertThat(Parity.distance(back, backArray)).isLessThan(1e-5);
      assertThat(Parity.distance(direct.parameters().gradients(), copied.parameters().gradients()))
          .isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 16, 24})
  void should_have_elements_that_are_zero_beyond_the_shape(int channels) {
    try (Network network = network(3, channels, new OneDnnExecutor())) {
      INDArray images = Parity.random(1, 4, 3, 6, 5);
      // Memory that was used before: its zeros do not come from the operating system.
      network.infer(Parity.random(3, 64, 3, 6, 5));
      Activations activations =
          units(network).get(0).infer(List.of(Activations.of(images)), TRAINING);

      double sum = activations.elements().norm2Number().doubleValue();

      assertThat(sum)
          .isCloseTo(activations.array().norm2Number().doubleValue(), within(1e-5 * sum));
      assertThat(activations.shape()).containsExactly(4, channels, 6, 5);
    }
  }

  @Test
  void should_pass_from_network_to_network_and_from_executor_to_executor() {
    try (Network first = network(3, 16, new OneDnnExecutor());
        Network second = network(16, 8, new OneDnnExecutor());
        Network stock = network(8, 8, new Dl4jExecutor());
        Network last = network(8, 8, new OneDnnExecutor());
        Network stockFirst = network(3, 16, new Dl4jExecutor());
        Network stockSecond = network(16, 8, new Dl4jExecutor());
        Network stockLast = network(8, 8, new Dl4jExecutor())) {
      INDArray images = Parity.random(1, 4, 3, 6, 5);

      INDArray mixed = through(images, first, second, stock, last);

      INDArray expected = through(images, stockFirst, stockSecond, stock, stockLast);
      assertThat(Parity.distance(mixed, expected)).isLessThan(1e-4);
    }
  }

  private static INDArray through(INDArray images, Network... networks) {
    Activations activations = Activations.of(images);
    for (Network network : networks) {
      activations = network.whole().infer(List.of(activations), TRAINING);
    }
    return activations.array();
  }

  @Test
  void should_be_overwritten_by_the_next_inference_unless_retained() {
    try (Network network = network(3, 16, new OneDnnExecutor())) {
      Unit unit = units(network).get(0);
      List<Activations> images = List.of(Activations.of(Parity.random(1, 4, 3, 6, 5)));
      Activations kept = unit.infer(images, TRAINING).retain();
      INDArray expected = kept.array().dup();
      Activations passing = unit.infer(images, TRAINING);

      unit.infer(List.of(Activations.of(Parity.random(2, 4, 3, 6, 5))), TRAINING);

      assertThat(kept.array()).isEqualTo(expected);
      assertThatIllegalStateException()
          .isThrownBy(passing::array)
          .withMessageContaining("released");
      assertThatIllegalStateException()
          .isThrownBy(() -> units(network).get(1).forward(List.of(passing), TRAINING));
      kept.release();
      kept.release();
      assertThatIllegalStateException().isThrownBy(kept::elements);
      assertThatIllegalStateException().isThrownBy(kept::retain);
    }
  }

  @Test
  void should_be_kept_by_a_unit_that_has_still_to_go_backward() {
    try (Network network = network(3, 16, new OneDnnExecutor());
        Network twin = network(3, 16, new OneDnnExecutor())) {
      Activations images = Activations.of(Parity.random(1, 4, 3, 6, 5));
      INDArray gradient = Parity.random(2, 4, 16, 6, 5);
      Activations expectedInput = units(twin).get(0).infer(List.of(images), TRAINING);
      units(twin)
          .get(1)
          .forward(List.of(expectedInput), TRAINING)
          .backwardParameters(Activations.of(gradient), false);

      Activations input = units(network).get(0).infer(List.of(images), TRAINING);
      Pass pass = units(network).get(1).forward(List.of(input), TRAINING);
      input.release();
      pass.output().release();
      // Takes the memory, were it free.
      for (int i = 0; i < 4; i++) {
        units(network).get(0).infer(List.of(images), TRAINING).retain();
      }
      pass.backwardParameters(Activations.of(gradient), false);

      assertThat(network.parameters().gradients()).isEqualTo(twin.parameters().gradients());
    }
  }

  @Test
  void should_refuse_a_gradient_of_another_shape() {
    try (Network network = network(3, 16, new OneDnnExecutor())) {
      Unit unit = units(network).get(0);
      Pass pass = unit.forward(List.of(Activations.of(Parity.random(1, 4, 3, 6, 5))), TRAINING);
      Activations gradient = Activations.of(Parity.random(2, 4, 8, 6, 5));

      assertThatThrownBy(() -> pass.backward(gradient, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[4, 16, 6, 5]")
          .hasMessageContaining("[4, 8, 6, 5]");
    }
  }
}
