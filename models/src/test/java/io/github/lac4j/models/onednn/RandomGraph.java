package io.github.lac4j.models.onednn;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Draws small graphs over the layers that plans hold, but for deconvolutions: the backward pass of
 * DL4J's own reads beyond its shapes now and then and ends the process.
 *
 * <p>Only smooth activations: a ReLU whose input rounds to the other side of zero changes a
 * gradient by more than any tolerance.
 */
final class RandomGraph {

  private static final List<Integer> CHANNELS = List.of(1, 3, 5, 8, 16, 17, 24, 32);
  private static final List<Activation> SMOOTH =
      List.of(Activation.TANH, Activation.SIGMOID, Activation.ELU, Activation.IDENTITY);

  private final SplittableRandom random;
  private final ImageShape input;
  private final BlueprintBuilder builder;
  private int channels;
  private int height;
  private int width;
  private int count;

  RandomGraph(long seed, DataType dataType) {
    this.random = new SplittableRandom(seed);
    this.input = new ImageShape(pick(CHANNELS), 6 + random.nextInt(7), 6 + random.nextInt(7));
    this.builder = BlueprintBuilder.forImages(input, dataType);
    this.channels = input.channels();
    this.height = input.height();
    this.width = input.width();
  }

  ImageShape input() {
    return input;
  }

  Blueprint blueprint() {
    int layers = 3 + random.nextInt(5);
    for (int i = 0; i < layers; i++) {
      addMaps();
    }
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1 -> addGlobalPooling();
      case 2 -> {
        addGlobalPooling();
        addRows();
      }
      default -> {
        addRows();
        addUnflattened();
      }
    }
    if (count == 0) {
      addPointwise(3);
    }
    return builder.endUnit("all").build();
  }

  private void addMaps() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> addConvolution();
      case 3 -> builder.batchNormalization(name("norm"));
      case 4 -> builder.activation(name("activation"), pick(SMOOTH));
      case 5 -> addPooling();
      case 6 -> addUpsampling();
      case 7 -> addSum();
      case 8 -> addResidual();
      default -> addMerge();
    }
  }

  private void addConvolution() {
    int kernel = 1 + random.nextInt(3);
    int dilation = 1 + random.nextInt(2);
    int reach = (kernel - 1) * dilation + 1;
    boolean same = random.nextInt(4) == 0;
    int padding = same ? 0 : random.nextInt(2);
    if (reach > Math.min(height, width) + 2 * padding) {
      return;
    }
    int stride = 1 + random.nextInt(2);
    channels = pick(CHANNELS);
    builder.layer(
        name("conv"),
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .padding(padding, padding)
            .dilation(dilation, dilation)
            .convolutionMode(same ? ConvolutionMode.Same : ConvolutionMode.Truncate)
            .nOut(channels)
            .hasBias(random.nextBoolean())
            .activation(pick(SMOOTH))
            .weightInit(WeightInit.XAVIER)
            .build());
    height = convolved(height, reach, stride, padding, same);
    width = convolved(width, reach, stride, padding, same);
  }

  private void addPooling() {
    int kernel = 2 + random.nextInt(2);
    if (kernel > Math.min(height, width)) {
      return;
    }
    int stride = 1 + random.nextInt(2);
    int padding = random.nextInt(2);
    builder.layer(
        name("pool"),
        new SubsamplingLayer.Builder(
                random.nextBoolean()
                    ? SubsamplingLayer.PoolingType.MAX
                    : SubsamplingLayer.PoolingType.AVG)
            .kernelSize(kernel, kernel)
            .stride(stride, stride)
            .padding(padding, padding)
            .build());
    height = convolved(height, kernel, stride, padding, false);
    width = convolved(width, kernel, stride, padding, false);
  }

  private void addUpsampling() {
    if (Math.max(height, width) > 8) {
      return;
    }
    builder.layer(name("up"), new Upsampling2D.Builder(2).build());
    height *= 2;
    width *= 2;
  }

  private void addSum() {
    String before = builder.last();
    addBranch();
    String branch = builder.last();
    builder.from(before);
    addPointwise(channels);
    builder.vertex(
        name("sum"), new ElementWiseVertex(ElementWiseVertex.Op.Add), branch, builder.last());
  }

  /** Adds two convolutions around which the input passes by, as a ResNet does. */
  private void addResidual() {
    if (builder.last().equals(BlueprintBuilder.INPUT)) {
      return;
    }
    String before = builder.last();
    builder
        .convolution(name("conv"), channels, 3, 1)
        .batchNormalization(name("norm"))
        .activation(name("activation"), pick(SMOOTH))
        .convolution(name("conv"), channels, 3, 1)
        .batchNormalization(name("norm"));
    String branch = builder.last();
    builder
        .vertex(name("sum"), new ElementWiseVertex(ElementWiseVertex.Op.Add), branch, before)
        .activation(name("activation"), pick(SMOOTH));
  }

  private void addMerge() {
    String before = builder.last();
    if (before.equals(BlueprintBuilder.INPUT)) {
      return;
    }
    int kept = channels;
    addBranch();
    builder.vertex(name("merge"), new MergeVertex(), before, builder.last());
    channels += kept;
  }

  private void addBranch() {
    channels = pick(CHANNELS);
    addPointwise(channels);
    if (random.nextBoolean()) {
      builder.batchNormalization(name("norm"));
    }
  }

  private void addPointwise(int to) {
    builder.layer(
        name("point"),
        new ConvolutionLayer.Builder(1, 1)
            .nOut(to)
            .hasBias(random.nextBoolean())
            .weightInit(WeightInit.XAVIER)
            .build());
  }

  private void addGlobalPooling() {
    builder.layer(
        name("global"),
        new GlobalPoolingLayer(random.nextBoolean() ? PoolingType.AVG : PoolingType.MAX));
  }

  private void addRows() {
    int layers = 1 + random.nextInt(2);
    for (int i = 0; i < layers; i++) {
      builder.layer(
          name("dense"),
          new DenseLayer.Builder()
              .nOut(12)
              .hasBias(random.nextBoolean())
              .activation(pick(SMOOTH))
              .weightInit(WeightInit.XAVIER)
              .build());
      if (random.nextBoolean()) {
        builder.batchNormalization(name("norm"));
      }
    }
  }

  private void addUnflattened() {
    builder.layer(
        name("maps"),
        new ConvolutionLayer.Builder(2, 2).nOut(4).weightInit(WeightInit.XAVIER).build(),
        new FeedForwardToCnnPreProcessor(2, 2, 3));
  }

  private static int convolved(int size, int reach, int stride, int padding, boolean same) {
    return same ? (size + stride - 1) / stride : (size + 2 * padding - reach) / stride + 1;
  }

  private String name(String kind) {
    return kind + count++;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
