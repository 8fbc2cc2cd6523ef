package io.github.lac4j.evaluation.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.FallbackExecutor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.models.onednn.OneDnnExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Models that other people have built with DL4J alone. */
class ForeignModelTest {

  private static final ImageShape IMAGES = new ImageShape(3, 8, 6);
  private static final InputType TYPE = InputType.convolutional(8, 6, 3);

  @TempDir Path folder;

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("convolution", new ConvolutionLayer.Builder(3, 3).nOut(4).build()),
        Arguments.of("separable", new SeparableConvolution2D.Builder(3, 3).nOut(4).build()),
        Arguments.of("prelu", new PReLULayer.Builder().inputShape(3, 8, 6).build()),
        Arguments.of("norm", new DenseLayer.Builder().nOut(5).hasLayerNorm(true).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void should_give_what_a_multi_layer_network_gives(String name, Layer layer) throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                // With workspaces a PReLU before a preprocessor fails inside DL4J.
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .activation(Activation.TANH)
                .list()
                .layer(layer)
                .layer(new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build())
                .setInputType(TYPE)
                .build());
    network.init();
    INDArray images = Nd4j.rand(5, 3, 8, 6);

    assertSame(network, images, network.output(images));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void should_give_what_a_graph_gives(String name, Layer layer) throws IOException {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(TYPE)
                .addLayer("first", layer, "input")
                .addLayer("second", new DenseLayer.Builder().nOut(4).build(), "first")
                .setOutputs("second")
                .build());
    graph.init();
    INDArray images = Nd4j.rand(5, 3, 8, 6);

    assertSame(graph, images, graph.outputSingle(images));
  }

  @Test
  void should_flatten_images_for_a_model_of_vectors_of_their_length() throws IOException {
    MultiLayerNetwork network = vectors(3 * 8 * 6);
    INDArray images = Nd4j.rand(5, 3, 8, 6);

    assertSame(network, images, network.output(images.reshape('c', 5, 3 * 8 * 6)));
  }

  @Test
  void should_refuse_a_model_of_vectors_of_another_length() throws IOException {
    refuses(vectors(784), IMAGES, "takes 784 features", "3 x 8 x 6");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8, 6, takes 3 channels",
    "3, 10, 6, takes 4 x 3 x 2",
    "3, 2, 2, kernel that reaches over 3 pixels"
  })
  void should_refuse_images_that_do_not_fit(int channels, int height, int width, String why)
      throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
                .layer(new DenseLayer.Builder().nOut(3).build())
                .setInputType(TYPE)
                .build());
    network.init();

    refuses(
        network,
        new ImageShape(channels, height, width),
        why,
        "%d x %d x %d".formatted(channels, height, width));
  }

  @Test
  void should_refuse_by_name_a_model_whose_channels_come_last() throws IOException {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.convolutional(8, 6, 3, CNN2DFormat.NHWC))
                .addLayer(
                    "convolution",
                    new ConvolutionLayer.Builder(3, 3).nOut(4).dataFormat(CNN2DFormat.NHWC).build(),
                    "input")
                .addLayer("pool", new GlobalPoolingLayer(), "convolution")
                .setOutputs("pool")
                .build());
    graph.init();
    Path file = save(graph);

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelFile.UnusableException.class)
        .hasMessageContaining("NHWC");
  }

  private static MultiLayerNetwork vectors(int length) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(length).nOut(7).build())
                .layer(new DenseLayer.Builder().nOut(3).build())
                .build());
    network.init();
    return network;
  }

  private void assertSame(Model model, INDArray images, INDArray expected) throws IOException {
    SavedModel saved = ModelFile.read(save(model));
    for (Executor executor :
        new Executor[] {
          new Dl4jExecutor(), new FallbackExecutor(new OneDnnExecutor(), new Dl4jExecutor())
        }) {
      try (Network network = saved.network(executor, IMAGES)) {
        INDArray actual = network.infer(images);
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (long i = 0; i < expected.length(); i++) {
          // Sums of some hundred floats, in another order.
          assertThat(actual.getDouble(i)).isCloseTo(expected.getDouble(i), within(1e-5));
        }
      }
    }
  }

  private void refuses(Model model, ImageShape images, String... why) throws IOException {
    SavedModel saved = ModelFile.read(save(model));

    assertThatThrownBy(() -> saved.network(new Dl4jExecutor(), images))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(why);
  }

  private Path save(Model model) throws IOException {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(model, file.toFile(), false);
    return file;
  }
}
