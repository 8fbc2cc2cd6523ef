package io.github.lac4j.models.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.models.AllocatingExecutor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MlpTest {

  private static final ImageShape DIGIT = new ImageShape(1, 28, 28);

  @Test
  void should_narrow_to_the_code_and_widen_again() {
    Mlp model = new Mlp(new MlpConfig(List.of(1000, 500, 250), Activation.TANH, false));
    Blueprint encoder = model.encoder(DIGIT, DataType.FLOAT);
    Blueprint decoder = model.decoder(DIGIT, DataType.FLOAT, Reconstruction.UNIT_INTERVAL);

    assertThat(AllocatingExecutor.trainedParameters(encoder))
        .isEqualTo(785 * 1000 + 1001 * 500 + 501 * 250);
    assertThat(AllocatingExecutor.trainedParameters(decoder))
        .isEqualTo(251 * 500 + 501 * 1000 + 1001 * 784);
    assertThat(encoder.layers())
        .extracting(VertexGroup::name)
        .containsExactly("layer1", "layer2", "layer3");
    assertThat(decoder.layers())
        .extracting(VertexGroup::name)
        .containsExactly("decoder.layer3", "decoder.layer2", "decoder.output");
    assertThat(encoder.readout()).isEmpty();
    assertThat(model.name()).isEqualTo("mlp");
  }

  @Test
  void should_normalise_instead_of_adding_biases_if_asked() {
    Mlp model = new Mlp(new MlpConfig(List.of(10, 4), Activation.RELU, true));
    Blueprint encoder = model.encoder(DIGIT, DataType.FLOAT);
    Blueprint decoder = model.decoder(DIGIT, DataType.FLOAT, Reconstruction.UNIT_INTERVAL);

    assertThat(AllocatingExecutor.parameters(encoder, ParameterKind.BIAS)).isZero();
    assertThat(AllocatingExecutor.parameters(encoder, ParameterKind.SCALE)).isEqualTo(14);
    assertThat(AllocatingExecutor.parameters(decoder, ParameterKind.SCALE)).isEqualTo(10);
    assertThat(AllocatingExecutor.parameters(decoder, ParameterKind.BIAS)).isEqualTo(784);
  }

  @Test
  void should_flatten_and_form_images_in_the_order_channel_row_column() {
    ImageShape shape = new ImageShape(2, 3, 4);
    Mlp model = new Mlp(new MlpConfig(List.of(24), Activation.IDENTITY, false));
    try (Network encoder = identity(model.encoder(shape, DataType.FLOAT));
        Network decoder =
            identity(model.decoder(shape, DataType.FLOAT, Reconstruction.UNBOUNDED))) {
      INDArray images = Nd4j.arange(48).castTo(DataType.FLOAT).reshape('c', 2, 2, 3, 4);

      INDArray code = encoder.graph().outputSingle(images);

      assertThat(code).isEqualTo(images.reshape('c', 2, 24));
      assertThat(decoder.graph().outputSingle(code)).isEqualTo(images);
    }
  }

  @Test
  void should_squash_the_output_into_the_unit_interval_if_images_lie_there() {
    Mlp model = new Mlp(new MlpConfig(List.of(2), Activation.TANH, false));
    ImageShape shape = new ImageShape(1, 1, 2);
    try (Network decoder =
        identity(model.decoder(shape, DataType.DOUBLE, Reconstruction.UNIT_INTERVAL))) {
      INDArray image =
          decoder.graph().outputSingle(Nd4j.createFromArray(new double[][] {{0, Math.log(3)}}));

      assertThat(image.getDouble(0, 0, 0, 0)).isCloseTo(0.5, within(1e-12));
      assertThat(image.getDouble(0, 0, 0, 1)).isCloseTo(0.75, within(1e-12));
    }
  }

  @Test
  void should_name_all_problems_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MlpConfig(List.of(10, 0, -3), Activation.SOFTMAX, false))
        .withMessage(
            "MLP: hidden[1] must be 1 or more, but is 0; hidden[2] must be 1 or more, but is -3; "
                + "activation must be one of [IDENTITY, RELU, SIGMOID, TANH], but is SOFTMAX");
  }

  @Test
  void should_reject_an_encoder_without_layers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MlpConfig(List.of(), Activation.TANH, false))
        .withMessage("MLP: hidden must hold 1 or more widths, the last of them that of the code");
  }

  /** Returns a network of one square layer whose weights are the identity matrix. */
  private static Network identity(Blueprint blueprint) {
    Network network = AllocatingExecutor.allocate(blueprint);
    for (ParameterSegment segment : network.parameters().trained()) {
      INDArray target = network.parameters().parametersOf(segment);
      if (segment.kind() == ParameterKind.WEIGHT) {
        long side = Math.round(Math.sqrt((double) segment.length()));
        target.assign(Nd4j.eye(side).castTo(target.dataType()).reshape(segment.length()));
      }
    }
    return network;
  }
}
