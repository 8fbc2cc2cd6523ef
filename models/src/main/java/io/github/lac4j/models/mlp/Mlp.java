package io.github.lac4j.models.mlp;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.models.OutputActivation;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A multilayer perceptron: fully connected layers that narrow to a code, and their mirror.
 *
 * <p>Each layer is linear [- batch normalisation] - activation and one unit. Hidden widths 1000,
 * 500 and 250 on images of 28 x 28 give an encoder 784-1000-500-250 and a decoder 250-500-1000-784.
 * Images are flattened in the order channel, row, column inside the encoder's first layer, and
 * formed again inside the decoder's output layer: its linear part gives rows of C H W values, which
 * become N x C x H x W on entering its activation. There is no read-out: the code is the features.
 */
public final class Mlp implements Model {

  private final MlpConfig config;

  /** Holds the settings. */
  public Mlp(MlpConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public Blueprint encoder(ImageShape input, DataType dataType) {
    BlueprintBuilder builder = BlueprintBuilder.forImages(input, dataType);
    List<Integer> widths = config.hidden();
    for (int layer = 1; layer <= widths.size(); layer++) {
      addLayer(builder, "layer" + layer, widths.get(layer - 1));
    }
    return builder.build();
  }

  @Override
  public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
    List<Integer> widths = config.hidden();
    int code = widths.get(widths.size() - 1);
    BlueprintBuilder builder = BlueprintBuilder.forFeatures(code, dataType);
    for (int layer = widths.size(); layer > 1; layer--) {
      addLayer(builder, "decoder.layer" + layer, widths.get(layer - 2));
    }
    return builder
        .linear("decoder.output.linear", input.size(), true, weightInit())
        .layer(
            "decoder.output.activation",
            new ActivationLayer.Builder().activation(OutputActivation.of(reconstruction)).build(),
            new FeedForwardToCnnPreProcessor(input.height(), input.width(), input.channels()))
        .endUnit("decoder.output")
        .build();
  }

  private void addLayer(BlueprintBuilder builder, String name, int width) {
    boolean isRectified = config.activation() == Activation.RELU;
    builder.linear(
        name + ".linear",
        width,
        !config.batchNormalization(),
        isRectified ? WeightInit.RELU : weightInit());
    if (config.batchNormalization()) {
      builder.batchNormalization(name + ".norm");
    }
    builder.activation(name + ".activation", config.activation()).endUnit(name);
  }

  private WeightInit weightInit() {
    return switch (config.initialization()) {
      case XAVIER -> WeightInit.XAVIER;
      case UNIFORM -> WeightInit.UNIFORM;
    };
  }
}
