package io.github.lac4j.models.cae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.models.AllocatingExecutor;
import io.github.lac4j.models.RandomArrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ConvolutionalAutoencoderTest {

  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void should_have_as_many_trained_parameters_as_the_formula_gives(int w) {
    ConvolutionalAutoencoder model = new ConvolutionalAutoencoder(CaeConfig.ofWidth(w));

    long encoder = 9L * (3 * w + w * 2 * w + 2 * w * 4 * w) + 2L * (w + 2 * w + 4 * w);
    long decoder = 9L * (4 * w * 2 * w + 2 * w * w + w * 3) + 2L * (2 * w + w) + 3;
    assertThat(AllocatingExecutor.trainedParameters(model.encoder(CIFAR, DataType.FLOAT)))
        .isEqualTo(encoder);
    assertThat(
            AllocatingExecutor.trainedParameters(
                model.decoder(CIFAR, DataType.FLOAT, Reconstruction.UNIT_INTERVAL)))
        .isEqualTo(decoder);
  }

  @Test
  void should_have_a_larger_kernel_only_along_sides_that_were_rounded_up() {
    ConvolutionalAutoencoder model = new ConvolutionalAutoencoder(CaeConfig.ofWidth(8));

    Blueprint decoder =
        model.decoder(new ImageShape(1, 28, 9), DataType.FLOAT, Reconstruction.UNIT_INTERVAL);

    // Heights 4, 7, 14, 28; widths 2, 3, 5, 9.
    long weights = 16L * 32 * 16 + 12L * 16 * 8 + 12L * 8;
    assertThat(AllocatingExecutor.parameters(decoder, ParameterKind.WEIGHT)).isEqualTo(weights);
  }

  @Test
  void should_average_the_code_by_default() {
    Map<String, INDArray> activations = activations(CaeConfig.ofWidth(8));

    INDArray code = activations.get("layer3.relu");
    assertThat(code.shape()).containsExactly(2, 32, 4, 4);
    assertThat(activations.get("pool").equalsWithEps(code.mean(2, 3), 1e-5)).isTrue();
  }

  @Test
  void should_flatten_the_code_in_the_order_channel_row_column() {
    Map<String, INDArray> activations = activations(new CaeConfig(8, 1, Readout.FLATTEN));

    INDArray code = activations.get("layer3.relu");
    INDArray features = activations.get("flatten");
    assertThat(features.shape()).containsExactly(2, 32 * 4 * 4);
    assertThat(features.getDouble(1, (5 * 4 + 2) * 4 + 3)).isEqualTo(code.getDouble(1, 5, 2, 3));
    assertThat(features).isEqualTo(code.dup('c').reshape('c', 2, 32 * 4 * 4));
  }

  @Test
  void should_have_one_unit_a_layer() {
    ConvolutionalAutoencoder model = new ConvolutionalAutoencoder(CaeConfig.ofWidth(8));

    assertThat(model.encoder(CIFAR, DataType.FLOAT).layers())
        .extracting(VertexGroup::name)
        .containsExactly("layer1", "layer2", "layer3");
    assertThat(model.decoder(CIFAR, DataType.FLOAT, Reconstruction.UNBOUNDED).layers())
        .extracting(VertexGroup::name)
        .containsExactly("decoder.layer3", "decoder.layer2", "decoder.output");
    assertThat(model.name()).isEqualTo("cae");
  }

  @Test
  void should_mirror_every_convolution_of_a_deeper_stage() {
    ConvolutionalAutoencoder model =
        new ConvolutionalAutoencoder(new CaeConfig(8, 2, Readout.AVERAGE));

    assertThat(model.encoder(CIFAR, DataType.FLOAT).layers())
        .extracting(VertexGroup::name)
        .containsExactly("layer1", "layer1.2", "layer2", "layer2.2", "layer3", "layer3.2");
    assertThat(model.decoder(CIFAR, DataType.FLOAT, Reconstruction.UNBOUNDED).layers())
        .extracting(VertexGroup::name)
        .containsExactly(
            "decoder.layer3.2",
            "decoder.layer3",
            "decoder.layer2.2",
            "decoder.layer2",
            "decoder.layer1.2",
            "decoder.output");
  }

  @Test
  void should_name_every_size_that_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaeConfig(7, 33, Readout.AVERAGE))
        .withMessage(
            "Convolutional autoencoder: width must be between 8 and 64, but is 7;"
                + " convolutionsPerStage must be between 1 and 32, but is 33");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 65})
  void should_reject_a_width_out_of_range(int width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaeConfig.ofWidth(width))
        .withMessage("Convolutional autoencoder: width must be between 8 and 64, but is " + width);
  }

  private static Map<String, INDArray> activations(CaeConfig config) {
    Blueprint blueprint = new ConvolutionalAutoencoder(config).encoder(CIFAR, DataType.FLOAT);
    try (Network encoder = AllocatingExecutor.allocate(blueprint)) {
      return encoder.graph().feedForward(RandomArrays.uniform(DataType.FLOAT, 2, 3, 32, 32), true);
    }
  }
}
