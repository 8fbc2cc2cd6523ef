package io.github.lac4j.models.cae;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.models.convolution.ConvolutionalDecoder;
import io.github.lac4j.models.convolution.Resolution;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolutional autoencoder of three layers each way.
 *
 * <p>The encoder halves the resolution three times (rounded up) with 3 x 3 convolutions of stride
 * 2, normalisation and ReLU, of w, 2w and 4w channels. The decoder doubles it three times with
 * nearest-neighbour up-sampling and 3 x 3 convolutions of 2w, w and the image's channels; the last
 * has a bias and is the output layer. It takes any image size back exactly. Blocks and layers are
 * the same.
 */
public final class ConvolutionalAutoencoder implements Model {

  private static final int LAYERS = 3;

  private final CaeConfig config;

  /** Holds the settings. */
  public ConvolutionalAutoencoder(CaeConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return "cae";
  }

  @Override
  public Blueprint encoder(ImageShape input, DataType dataType) {
    BlueprintBuilder builder = BlueprintBuilder.forImages(input, dataType);
    for (int layer = 1; layer <= LAYERS; layer++) {
      String name = "layer" + layer;
      builder
          .convolution(name + ".conv", widthOf(layer), 3, 2)
          .batchNormalization(name + ".norm")
          .activation(name + ".relu", Activation.RELU)
          .endUnit(name);
    }
    return switch (config.readout()) {
      case AVERAGE -> builder.layer("pool", new GlobalPoolingLayer(PoolingType.AVG)).build();
      case FLATTEN -> {
        ImageShape code = codeOf(input);
        yield builder
            .vertex(
                "flatten",
                new PreprocessorVertex(
                    new CnnToFeedForwardPreProcessor(code.height(), code.width(), code.channels())),
                builder.last())
            .build();
      }
    };
  }

  @Override
  public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
    Resolution half = Resolution.of(input).halved();
    return new ConvolutionalDecoder(codeOf(input), dataType)
        .upsample("layer3", widthOf(2), half.halved())
        .upsample("layer2", widthOf(1), half)
        .upsampledOutput(input, reconstruction);
  }

  private ImageShape codeOf(ImageShape input) {
    return Resolution.of(input).halved().halved().halved().withChannels(widthOf(LAYERS));
  }

  private int widthOf(int layer) {
    return config.width() << (layer - 1);
  }
}
