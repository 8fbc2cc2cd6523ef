package io.github.lac4j.models.resnet;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.models.convolution.ConvolutionalDecoder;
import io.github.lac4j.models.convolution.Resolution;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A residual network of basic blocks (He et al. 2016, "Deep Residual Learning for Image
 * Recognition"): stem, four stages of width w, 2w, 4w and 8w, and global average pooling.
 *
 * <p>Each block is convolution - normalisation - ReLU - convolution - normalisation, added to its
 * input, and ReLU. Where width or resolution change the input passes through a 1 x 1 convolution
 * with normalisation (option B of the paper). The first block of stages 2 to 4 halves the
 * resolution, rounded up. Convolutions have no biases.
 *
 * <p>As layers, the second convolution of a block forms one unit with the shortcut, the addition
 * and the last ReLU; that unit has two inputs. As blocks, stem and residual blocks are the units.
 *
 * <p>Features are N x 8w. The decoder has one unit of up-sampling, 3 x 3 convolution, normalisation
 * and ReLU for each halving of the encoder, one without up-sampling for stage 1, and a last 3 x 3
 * convolution with bias as its output layer. It takes any image size back exactly.
 */
public final class ResNet implements Model {

  private static final int STAGES = 4;

  private final Depth depth;
  private final ResNetConfig config;

  /** Holds the settings. */
  public ResNet(Depth depth, ResNetConfig config) {
    this.depth = requireNonNull(depth, "depth is null");
    this.config = requireNonNull(config, "config is null");
  }

  /** Returns the name with the depth, for example {@code resnet18}. */
  @Override
  public String name() {
    return depth.modelName();
  }

  @Override
  public Blueprint encoder(ImageShape input, DataType dataType) {
    BlueprintBuilder builder = BlueprintBuilder.forImages(input, dataType);
    addStem(builder);
    List<Integer> blocks = depth.blocks();
    int channels = config.width();
    for (int stage = 1; stage <= STAGES; stage++) {
      for (int block = 1; block <= blocks.get(stage - 1); block++) {
        int stride = stage > 1 && block == 1 ? 2 : 1;
        addBlock(builder, "stage%d.block%d".formatted(stage, block), channels, stage, stride);
        channels = widthOf(stage);
      }
    }
    return builder.layer("pool", new GlobalPoolingLayer(PoolingType.AVG)).build();
  }

  @Override
  public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
    Resolution image = Resolution.of(input);
    Resolution stem = config.stem() == Stem.IMAGENET ? image.halved() : image;
    Resolution stage1 = config.stem() == Stem.IMAGENET ? stem.halved() : stem;
    Resolution stage2 = stage1.halved();
    Resolution stage3 = stage2.halved();
    Resolution stage4 = stage3.halved();
    ConvolutionalDecoder decoder =
        new ConvolutionalDecoder(stage4.withChannels(widthOf(4)), dataType)
            .upsample("stage4", widthOf(3), stage3)
            .upsample("stage3", widthOf(2), stage2)
            .upsample("stage2", widthOf(1), stage1)
            .keep("stage1", widthOf(1));
    if (config.stem() == Stem.IMAGENET) {
      decoder.upsample("pool", widthOf(1), stem).upsample("stem", widthOf(1), image);
    }
    return decoder.output(input, reconstruction);
  }

  private int widthOf(int stage) {
    return config.width() << (stage - 1);
  }

  private void addStem(BlueprintBuilder builder) {
    boolean isLarge = config.stem() == Stem.IMAGENET;
    builder
        .convolution("stem.conv", config.width(), isLarge ? 7 : 3, isLarge ? 2 : 1)
        .batchNormalization("stem.norm")
        .activation("stem.relu", Activation.RELU);
    if (isLarge) {
      builder.layer(
          "stem.pool",
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
              .kernelSize(3, 3)
              .stride(2, 2)
              .padding(1, 1)
              .build());
    }
    builder.endUnit("stem").endBlock("stem");
  }

  private void addBlock(
      BlueprintBuilder builder, String name, int channels, int stage, int stride) {
    int width = widthOf(stage);
    String input = builder.last();
    builder
        .convolution(name + ".conv1", width, 3, stride)
        .batchNormalization(name + ".norm1")
        .activation(name + ".relu1", Activation.RELU)
        .endUnit(name + ".conv1")
        .convolution(name + ".conv2", width, 3, 1)
        .batchNormalization(name + ".norm2");
    String residual = builder.last();
    String shortcut = input;
    if (stride != 1 || channels != width) {
      shortcut =
          builder
              .from(input)
              .convolution(name + ".shortcut.conv", width, 1, stride)
              .batchNormalization(name + ".shortcut.norm")
              .last();
    }
    builder
        .vertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), residual, shortcut)
        .activation(name + ".relu2", Activation.RELU)
        .endUnit(name + ".conv2")
        .endBlock(name);
  }
}
