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
 * A convolutional autoencoder of three stages each way.
 *
 * <p>The encoder halves the resolution three times (rounded up) with 3 x 3 convolutions of stride
 * 2, normalisation and ReLU, of w, 2w and 4w channels. The decoder doubles it three times with
 * nearest-neighbour up-sampling and 3 x 3 convolutions of 2w, w and the image's channels; the last
 * has a bias and is the output layer. It takes any image size back exactly. A deeper one has
 * further convolutions at each resolution, which keep it. Blocks and layers are the same.
 */
public final class ConvolutionalAutoencoder implements Model {

  private static final int STAGES = 3;

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
    for (int stage = 1; stage <= STAGES; stage++) {
      for (int position = 1; position <= config.convolutionsPerStage(); position++) {
        String name = nameOf(stage, position);
        builder
            .convolution(name + ".conv", widthOf(stage), 3, position == 1 ? 2 : 1)
            .batchNormalization(name + ".norm")
            .activation(name + ".relu", Activation.RELU)
            .endUnit(name);
      }
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
    ConvolutionalDecoder decoder = new ConvolutionalDecoder(codeOf(input), dataType);
    keep(decoder, 3).upsample(nameOf(3, 1), widthOf(2), half.halved());
    keep(decoder, 2).upsample(nameOf(2, 1), widthOf(1), half);
    return keep(decoder, 1).upsampledOutput(input, reconstruction);
  }

  /** Mirrors the convolutions of a stage that keep the resolution. */
  private ConvolutionalDecoder keep(ConvolutionalDecoder decoder, int stage) {
    for (int position = config.convolutionsPerStage(); position > 1; position--) {
      decoder.keep(nameOf(stage, position), widthOf(stage));
    }
    return decoder;
  }

  private static String nameOf(int stage, int position) {
    return position == 1 ? "layer" + stage : "layer%d.%d".formatted(stage, position);
  }

  private ImageShape codeOf(ImageShape input) {
    return Resolution.of(input).halved().halved().halved().withChannels(widthOf(STAGES));
  }

  private int widthOf(int stage) {
    return config.width() << (stage - 1);
  }
}
