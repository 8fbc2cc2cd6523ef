package io.github.lac4j.core.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Layers whose parameters are not one W and one b run and train as in DL4J. */
class StockLayersTest {

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(
            "layer normalisation",
            images(new DenseLayer.Builder().nOut(5).hasLayerNorm(true).build())),
        Arguments.of("prelu", images(new PReLULayer.Builder().inputShape(3, 4, 4).build())),
        Arguments.of("separable", images(new SeparableConvolution2D.Builder(3, 3).nOut(4).build())),
        Arguments.of(
            "depthwise",
            images(new DepthwiseConvolution2D.Builder(3, 3).depthMultiplier(2).nOut(6).build())),
        Arguments.of("attention", attention()));
  }

  private static Blueprint images(Layer layer) {
    return BlueprintBuilder.forImages(new ImageShape(3, 4, 4), DataType.DOUBLE)
        .layer("layer", layer)
        .endUnit("all")
        .build();
  }

  /** Attention over the rows of an image. */
  private static Blueprint attention() {
    return BlueprintBuilder.forImages(new ImageShape(3, 4, 4), DataType.DOUBLE)
        .layer(
            "attention",
            new SelfAttentionLayer.Builder().nIn(48).nOut(6).nHeads(2).projectInput(true).build(),
            new CnnToRnnPreProcessor(4, 4, 3))
        .layer("pool", new GlobalPoolingLayer())
        .endUnit("all")
        .build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void should_give_the_outputs_and_gradients_of_dl4j(String name, Blueprint blueprint) {
    long count =
        new ComputationGraph(blueprint.configuration())
            .getConfiguration().getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true))
                .sum();
    INDArray parameters = random(1, 1, count);
    INDArray images = random(2, 2, 3, 4, 4);
    try (Network network = Network.of(blueprint, new Dl4jExecutor(), parameters)) {
      ComputationGraph graph = network.graph();
      INDArray expected =
          graph
              .feedForward(new INDArray[] {images}, true, false)
              .get(graph.getConfiguration().getNetworkOutputs().get(0))
              .dup();
      INDArray gradient = random(3, expected.shape());
      graph.backpropGradient(gradient.dup());
      INDArray gradients = graph.getFlattenedGradients().dup().reshape(-1);
      network.parameters().gradients().assign(Double.NaN);

      try (Pass pass = network.whole().forward(images, Statistics.BATCH)) {
        assertThat(pass.output().array()).isEqualTo(expected);
        pass.backwardParameters(Activations.of(gradient), false);
      }

      assertThat(network.parameters().trained()).isNotEmpty();
      for (ParameterSegment segment : network.parameters().trained()) {
        assertThat(network.parameters().gradientsOf(segment).toDoubleVector())
            .as(segment.name())
            .containsExactly(
                gradients
                    .get(NDArrayIndex.interval(segment.offset(), segment.end()))
                    .toDoubleVector(),
                within(1e-12));
      }
    }
  }

  private static INDArray random(long seed, long... shape) {
    RandomGenerator random = new Seed(seed).generator();
    long size = 1;
    for (long side : shape) {
      size *= side;
    }
    return Nd4j.createFromArray(DoubleStream.generate(random::nextGaussian).limit(size).toArray())
        .reshape(shape);
  }
}
