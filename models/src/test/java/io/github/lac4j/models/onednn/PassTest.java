package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.ForgetfulExecutor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Several passes of one unit are open at once, go backward in any order, and more than once. */
@WithOneDnn
class PassTest {

  private static final INDArray FIRST = Parity.random(1, 4, 3, 8, 8);
  private static final INDArray SECOND = Parity.random(2, 4, 3, 8, 8);
  private static final INDArray OTHER_SIZE = Parity.random(3, 6, 3, 8, 8);
  private static final Activations GRADIENT = Activations.of(Parity.random(4, 4, 16, 8, 8));
  private static final Activations OTHER_GRADIENT = Activations.of(Parity.random(5, 4, 16, 8, 8));

  static List<Executor> executors() {
    return List.of(new Dl4jExecutor(), new ForgetfulExecutor(), new OneDnnExecutor());
  }

  private static Network network(Executor executor) {
    BlueprintBuilder builder = BlueprintBuilder.forImages(new ImageShape(3, 8, 8), DataType.FLOAT);
    builder
        .convolution("conv1", 16, 3, 1)
        .batchNormalization("norm1")
        .activation("tanh", Activation.TANH);
    builder
        .convolution("conv2", 16, 3, 1)
        .batchNormalization("norm2")
        .activation("relu", Activation.RELU);
    Blueprint blueprint = builder.endUnit("all").build();
    return Network.create(blueprint, executor, new Seed(1));
  }

  /** What one pass of its own gives. */
  private record Gradients(INDArray output, INDArray ofParameters, INDArray ofInput) {

    static Gradients alone(Executor executor, INDArray images, Activations gradient) {
      try (Network network = network(executor);
          Pass pass = network.whole().forward(images, Statistics.BATCH)) {
        return of(network, pass, gradient, false);
      }
    }

    static Gradients of(Network network, Pass pass, Activations gradient, boolean accumulate) {
      INDArray towards = pass.backward(gradient, accumulate).get(0).array().dup();
      return new Gradients(
          pass.output().array().dup(), network.parameters().gradients().dup(), towards);
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_leave_other_open_passes_as_they_are(Executor executor) {
    Gradients ofFirst = Gradients.alone(executor, FIRST, GRADIENT);
    Gradients ofSecond = Gradients.alone(executor, SECOND, OTHER_GRADIENT);
    try (Network network = network(executor)) {
      Pass first = network.whole().forward(FIRST, Statistics.BATCH);
      Pass second = network.whole().forward(SECOND, Statistics.BATCH);
      Pass otherSize = network.whole().forward(OTHER_SIZE, Statistics.BATCH);
      network.infer(SECOND);
      network.whole().infer(OTHER_SIZE, Statistics.BATCH);

      assertThat(Gradients.of(network, first, GRADIENT, false)).isEqualTo(ofFirst);
      otherSize.close();
      assertThat(Gradients.of(network, second, OTHER_GRADIENT, false)).isEqualTo(ofSecond);
      second.close();
      first.close();
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_go_backward_as_often_as_asked(Executor executor) {
    Gradients expected = Gradients.alone(executor, FIRST, GRADIENT);
    Gradients other = Gradients.alone(executor, FIRST, OTHER_GRADIENT);
    try (Network network = network(executor)) {
      // An executor may keep more once it has seen a pass go backward twice.
      for (int pass = 0; pass < 3; pass++) {
        try (Pass again = network.whole().forward(FIRST, Statistics.BATCH)) {
          assertThat(Gradients.of(network, again, GRADIENT, false)).isEqualTo(expected);
          assertThat(Gradients.of(network, again, OTHER_GRADIENT, false)).isEqualTo(other);
          again.backwardParameters(GRADIENT, false);
          assertThat(network.parameters().gradients()).isEqualTo(expected.ofParameters());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_add_gradients_when_told(Executor executor) {
    Gradients ofFirst = Gradients.alone(executor, FIRST, GRADIENT);
    Gradients ofSecond = Gradients.alone(executor, SECOND, OTHER_GRADIENT);
    try (Network network = network(executor);
        Pass first = network.whole().forward(FIRST, Statistics.BATCH);
        Pass second = network.whole().forward(SECOND, Statistics.BATCH)) {
      first.backwardParameters(GRADIENT, false);
      Gradients sum = Gradients.of(network, second, OTHER_GRADIENT, true);

      assertThat(sum.ofInput()).isEqualTo(ofSecond.ofInput());
      INDArray expected = ofFirst.ofParameters().add(ofSecond.ofParameters());
      for (ParameterSegment segment : network.parameters().trained()) {
        assertThat(network.parameters().gradientsOf(segment).toDoubleVector())
            .as(segment.name())
            .containsExactly(
                expected
                    .get(NDArrayIndex.interval(segment.offset(), segment.end()))
                    .toDoubleVector(),
                within(0.0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_move_statistics_once_however_often_it_goes_backward(Executor executor) {
    try (Network network = network(executor);
        Network twin = network(executor)) {
      twin.whole().infer(FIRST, Statistics.BATCH_AND_MOVE);
      try (Pass pass = network.whole().forward(FIRST, Statistics.BATCH_AND_MOVE)) {
        network.whole().infer(SECOND, Statistics.BATCH);
        pass.backwardParameters(GRADIENT, false);
        pass.backwardParameters(GRADIENT, true);
      }

      assertThat(network.parameters().parameters()).isEqualTo(twin.parameters().parameters());
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_refuse_to_go_backward_after_an_update(Executor executor) {
    try (Network network = network(executor);
        Pass pass = network.whole().forward(FIRST, Statistics.BATCH)) {
      network.parameters().changed();

      assertThatIllegalStateException()
          .isThrownBy(() -> pass.backward(GRADIENT, false))
          .withMessageContaining("go backward before the update");
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_be_of_no_use_once_closed(Executor executor) {
    try (Network network = network(executor)) {
      Pass pass = network.whole().forward(FIRST, Statistics.BATCH);
      pass.close();
      pass.close();

      assertThatIllegalStateException().isThrownBy(() -> pass.backward(GRADIENT, false));
      assertThatIllegalStateException().isThrownBy(() -> pass.output().array());
    }
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_refuse_a_pass_with_running_statistics(Executor executor) {
    try (Network network = network(executor)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.whole().forward(FIRST, Statistics.RUNNING))
          .withMessageContaining("inference");
    }
  }
}
