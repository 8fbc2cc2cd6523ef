package io.github.lac4j.models.convolution;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.models.OutputActivation;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Writes a decoder of nearest-neighbour up-samplings and 3 x 3 convolutions, one unit each.
 *
 * <p>Doubling undoes a halving exactly where the larger side was even. Where it was odd the halving
 * had rounded up, so doubling gives one row (or column) too many; there the kernel has 4 instead of
 * 3 rows (or columns), which takes it away again.
 *
 * <p>Names of units start with {@code decoder.}, so that they differ from the encoder's.
 */
public final class ConvolutionalDecoder {

  private static final int KERNEL = 3;
  private static final int PADDING = 1;

  private final BlueprintBuilder builder;
  private Resolution resolution;

  /**
   * Starts at the encoder's body output.
   *
   * @param code channels, height and width of the input
   */
  public ConvolutionalDecoder(ImageShape code, DataType dataType) {
    this.builder = BlueprintBuilder.forImages(code, dataType);
    this.resolution = Resolution.of(code);
  }

  /**
   * Adds up-sampling, convolution, batch normalisation and ReLU.
   *
   * @param stage the encoder's stage that is mirrored
   * @param channels of the output
   * @param target of the output; its {@link Resolution#halved()} must be the present resolution
   * @throws IllegalArgumentException if doubling does not lead to the target
   */
  public ConvolutionalDecoder upsample(String stage, int channels, Resolution target) {
    String unit = "decoder." + stage;
    builder.layer(unit + ".up", new Upsampling2D.Builder(2).build());
    builder.layer(unit + ".conv", convolution(channels, doublingTo(target), false));
    return activated(unit);
  }

  /** Adds convolution, batch normalisation and ReLU at the present resolution. */
  public ConvolutionalDecoder keep(String stage, int channels) {
    String unit = "decoder." + stage;
    builder.convolution(unit + ".conv", channels, KERNEL, 1);
    return activated(unit);
  }

  /**
   * Adds the output layer, a convolution with bias and the activation that the range of the images
   * asks for, and returns the blueprint.
   *
   * @throws IllegalArgumentException if the present resolution is not the image's
   */
  public Blueprint output(ImageShape image, Reconstruction reconstruction) {
    if (!resolution.equals(Resolution.of(image))) {
      throw new IllegalArgumentException(
          "The decoder is at %d x %d and cannot end at the image's %s; up-sample first"
              .formatted(resolution.height(), resolution.width(), image));
    }
    return finished(
        convolution(image.channels(), new int[] {KERNEL, KERNEL}, true), reconstruction);
  }

  /**
   * Adds up-sampling and the output layer as one unit, and returns the blueprint.
   *
   * @throws IllegalArgumentException if doubling does not lead to the image's resolution
   */
  public Blueprint upsampledOutput(ImageShape image, Reconstruction reconstruction) {
    builder.layer("decoder.output.up", new Upsampling2D.Builder(2).build());
    return finished(
        convolution(image.channels(), doublingTo(Resolution.of(image)), true), reconstruction);
  }

  private Blueprint finished(ConvolutionLayer convolution, Reconstruction reconstruction) {
    return builder
        .layer("decoder.output.conv", convolution)
        .activation("decoder.output.activation", OutputActivation.of(reconstruction))
        .endUnit("decoder.output")
        .build();
  }

  private ConvolutionalDecoder activated(String unit) {
    builder
        .batchNormalization(unit + ".norm")
        .activation(unit + ".relu", Activation.RELU)
        .endUnit(unit);
    return this;
  }

  /** Moves to the target, and returns the kernel that makes a doubled side fit it. */
  private int[] doublingTo(Resolution target) {
    if (!target.halved().equals(resolution)) {
      throw new IllegalArgumentException(
          "Doubling %d x %d cannot give %d x %d"
              .formatted(resolution.height(), resolution.width(), target.height(), target.width()));
    }
    resolution = target;
    return new int[] {KERNEL + target.height() % 2, KERNEL + target.width() % 2};
  }

  private static ConvolutionLayer convolution(int channels, int[] kernel, boolean isOutput) {
    return new ConvolutionLayer.Builder(kernel)
        .stride(1, 1)
        .padding(PADDING, PADDING)
        .nOut(channels)
        .hasBias(isOutput)
        .weightInit(isOutput ? WeightInit.XAVIER : WeightInit.RELU)
        .build();
  }
}
