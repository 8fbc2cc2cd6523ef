package io.github.lac4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.cae.Readout;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** What every model of this module owes its users, whatever its family. */
class ModelContractTest {

  private static final int BATCH = 3;
  private static final ImageShape GREY = new ImageShape(1, 28, 28);
  private static final ImageShape SMALL = new ImageShape(3, 11, 14);

  static List<Model> models() {
    return List.of(
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8)),
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.IMAGENET, 8)),
        new ResNet(Depth.RESNET34, new ResNetConfig(Stem.CIFAR, 8)),
        new ConvolutionalAutoencoder(CaeConfig.ofWidth(8)),
        new ConvolutionalAutoencoder(new CaeConfig(8, 1, Readout.FLATTEN)),
        new ConvolutionalAutoencoder(new CaeConfig(8, 3, Readout.AVERAGE)),
        new Mlp(new MlpConfig(List.of(20, 12, 6), Activation.TANH, false)),
        new Mlp(new MlpConfig(List.of(9), Activation.RELU, true)));
  }

  static Stream<Sample> samples() {
    return models().stream().flatMap(model -> samplesOf(model, DataType.FLOAT).stream());
  }

  static Stream<Arguments> modelsAndShapes() {
    List<ImageShape> shapes =
        List.of(
            GREY,
            new ImageShape(3, 32, 32),
            new ImageShape(3, 64, 64),
            new ImageShape(3, 96, 96),
            new ImageShape(2, 27, 27),
            new ImageShape(3, 33, 18),
            new ImageShape(1, 1, 1));
    // The deeper network adds no other sizes, only time.
    return models().stream()
        .filter(model -> !model.name().equals("resnet34"))
        .flatMap(model -> shapes.stream().map(shape -> Arguments.of(model, shape)));
  }

  @ParameterizedTest
  @MethodSource("modelsAndShapes")
  void should_turn_images_into_rows_and_back_into_images_of_exactly_the_same_shape(
      Model model, ImageShape shape) {
    try (Network encoder = AllocatingExecutor.allocate(model.encoder(shape, DataType.FLOAT));
        Network decoder =
            AllocatingExecutor.allocate(
                model.decoder(shape, DataType.FLOAT, Reconstruction.UNIT_INTERVAL))) {
      INDArray images =
          RandomArrays.uniform(DataType.FLOAT, 2, shape.channels(), shape.height(), shape.width());
      INDArray features = encoder.graph().outputSingle(images);
      INDArray code = bodyOutput(encoder, images);
      INDArray reconstruction = decoder.graph().outputSingle(code);

      assertThat(features.rank()).isEqualTo(2);
      assertThat(features.size(0)).isEqualTo(2);
      assertThat(reconstruction.shape()).isEqualTo(images.shape());
      assertThat(reconstruction.minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
      assertThat(reconstruction.maxNumber().doubleValue()).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_reconstruct_beyond_the_unit_interval_if_the_images_are_standardised(Model model) {
    try (Network encoder = AllocatingExecutor.allocate(model.encoder(GREY, DataType.FLOAT));
        Network decoder =
            AllocatingExecutor.allocate(
                model.decoder(GREY, DataType.FLOAT, Reconstruction.UNBOUNDED))) {
      INDArray code = bodyOutput(encoder, RandomArrays.uniform(DataType.FLOAT, 2, 1, 28, 28));
      decoder.parameters().parameters().muli(10);

      INDArray reconstruction = decoder.graph().outputSingle(code);

      assertThat(reconstruction.minNumber().doubleValue()).isNegative();
      assertThat(reconstruction.maxNumber().doubleValue()).isGreaterThan(1);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_cut_into_units_with_one_output_each_that_follow_one_another(Sample sample) {
    try (Network network = AllocatingExecutor.allocate(sample.blueprint())) {
      ComputationGraphConfiguration configuration = sample.blueprint().configuration();
      for (Granularity granularity : Granularity.values()) {
        Set<String> available = new HashSet<>(configuration.getNetworkInputs());
        Set<String> covered = new HashSet<>();
        String last = null;
        for (VertexGroup group : groupsOf(sample.blueprint(), granularity)) {
          GroupBoundary boundary = GroupBoundary.of(network.graph(), group);
          assertThat(available).containsAll(boundary.inputs());
          last = boundary.output();
          available.add(last);
          covered.addAll(boundary.vertices());
        }
        assertThat(covered).isEqualTo(configuration.getVertices().keySet());
        assertThat(configuration.getNetworkOutputs()).containsExactly(last);
        UnitGraph units = network.body(granularity);
        assertThat(units.size()).isEqualTo(sample.blueprint().body(granularity).size());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_keep_the_output_layer_apart_in_both_partitions_of_the_decoder(Model model) {
    Blueprint decoder = model.decoder(SMALL, DataType.FLOAT, Reconstruction.UNIT_INTERVAL);

    for (Granularity granularity : List.of(Granularity.LAYER, Granularity.BLOCK)) {
      List<VertexGroup> groups = decoder.body(granularity);
      assertThat(groups.get(groups.size() - 1).name()).isEqualTo("decoder.output");
    }
    assertThat(decoder.readout()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_name_the_units_of_encoder_and_decoder_differently(Model model) {
    List<String> names = new ArrayList<>();
    model.encoder(SMALL, DataType.FLOAT).layers().forEach(group -> names.add(group.name()));
    model
        .decoder(SMALL, DataType.FLOAT, Reconstruction.UNBOUNDED)
        .layers()
        .forEach(group -> names.add(group.name()));

    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_be_stock_layers_that_train_only_when_lac4j_says_so(Sample sample) {
    ComputationGraphConfiguration configuration = sample.blueprint().configuration();

    assertThat(configuration.getTrainingWorkspaceMode()).isEqualTo(WorkspaceMode.NONE);
    assertThat(configuration.getInferenceWorkspaceMode()).isEqualTo(WorkspaceMode.NONE);
    configuration
        .getVertices()
        .values()
        .forEach(
            vertex -> {
              assertThat(vertex.getClass().getPackageName()).startsWith("org.deeplearning4j");
              if (vertex instanceof LayerVertex layerVertex) {
                assertThat(layerVertex.getLayerConf().isMiniBatch()).isFalse();
                requirePlain(layerVertex.getLayerConf().getLayer());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_give_a_new_but_equal_blueprint_on_every_call(Model model) {
    Blueprint first = model.encoder(SMALL, DataType.DOUBLE);
    Blueprint second = model.encoder(SMALL, DataType.DOUBLE);

    assertThat(first.configuration()).isNotSameAs(second.configuration());
    assertThat(first.configuration().toJson()).isEqualTo(second.configuration().toJson());
    assertThat(first.layers()).isEqualTo(second.layers());
    assertThat(first.blocks()).isEqualTo(second.blocks());
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_leave_the_global_generator_alone(Model model) {
    Nd4j.getRandom().setSeed(123);
    int expected = Nd4j.getRandom().nextInt();

    Nd4j.getRandom().setSeed(123);
    model.encoder(SMALL, DataType.FLOAT);
    model.decoder(SMALL, DataType.FLOAT, Reconstruction.UNBOUNDED);

    assertThat(Nd4j.getRandom().nextInt()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_survive_json_before_and_after_use(Sample sample) {
    ComputationGraphConfiguration configuration = sample.blueprint().configuration();
    String fresh = configuration.toJson();
    assertThat(ComputationGraphConfiguration.fromJson(fresh).toJson()).isEqualTo(fresh);

    try (Network network = AllocatingExecutor.allocate(sample.blueprint())) {
      network.graph().outputSingle(sample.input(DataType.FLOAT));
      String used = network.graph().getConfiguration().toJson();
      assertThat(ComputationGraphConfiguration.fromJson(used).toJson()).isEqualTo(used);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void should_be_saved_and_restored_by_dl4j_alone(Sample sample, @TempDir Path directory)
      throws IOException {
    try (Network network = AllocatingExecutor.allocate(sample.blueprint())) {
      INDArray input = sample.input(DataType.FLOAT);
      Path file = directory.resolve("model.zip");
      ModelSerializer.writeModel(network.graph(), file.toFile(), false);

      ComputationGraph restored = ModelSerializer.restoreComputationGraph(file.toFile(), false);

      assertThat(restored.params()).isEqualTo(network.graph().params());
      assertThat(restored.outputSingle(input.dup()))
          .isEqualTo(network.graph().outputSingle(input.dup()));
    }
  }

  /**
   * The slope along a random direction in parameter space, from DL4J's gradients and from a central
   * difference. A step of 1e-8 on each of up to 700,000 parameters is a move of 1e-5: short enough
   * that hardly a rectifier switches, long enough that rounding stays near 1e-6 of the slope.
   */
  @ParameterizedTest
  @MethodSource("models")
  void should_be_differentiated_right_by_dl4j_in_double_precision(Model model) {
    for (Sample sample : samplesOf(model, DataType.DOUBLE)) {
      try (Network network = AllocatingExecutor.allocate(sample.blueprint())) {
        ComputationGraph graph = network.graph();
        INDArray input = sample.input(DataType.DOUBLE);
        INDArray weights =
            RandomArrays.uniform(DataType.DOUBLE, trainingOutput(graph, input).shape());
        // Away from the initial shifts of zero, which leave idle channels right on the rectifier's
        // kink.
        network.parameters().parameters().addi(trainedDirection(network, "start").mul(0.1));
        INDArray direction = trainedDirection(network, "direction");
        double step = 1e-8;

        graph.feedForward(new INDArray[] {input.dup()}, true, false);
        Gradient gradient = graph.backpropGradient(weights.dup());
        double slope =
            gradient.gradient().reshape(direction.shape()).mul(direction).sumNumber().doubleValue();
        INDArray start = network.parameters().parameters().dup();
        network.parameters().parameters().addi(direction.mul(step));
        double above = trainingOutput(graph, input).mul(weights).sumNumber().doubleValue();
        network.parameters().parameters().assign(start.sub(direction.mul(step)));
        double below = trainingOutput(graph, input).mul(weights).sumNumber().doubleValue();

        assertThat((above - below) / (2 * step))
            .isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  private static INDArray trainingOutput(ComputationGraph graph, INDArray input) {
    String output = graph.getConfiguration().getNetworkOutputs().get(0);
    return graph.feedForward(new INDArray[] {input.dup()}, true, true).get(output);
  }

  private static INDArray trainedDirection(Network network, String purpose) {
    INDArray all = network.parameters().parameters();
    INDArray direction = Nd4j.zeros(all.dataType(), all.length());
    RandomGenerator random = new Seed(3).derive(purpose).generator();
    network
        .parameters()
        .trained()
        .forEach(
            segment -> {
              for (long i = segment.offset(); i < segment.end(); i++) {
                direction.putScalar(i, random.nextGaussian());
              }
            });
    return direction;
  }

  private static List<VertexGroup> groupsOf(Blueprint blueprint, Granularity granularity) {
    List<VertexGroup> groups = new ArrayList<>(blueprint.body(granularity));
    blueprint.readout().ifPresent(groups::add);
    return groups;
  }

  /** What a decoder takes: in training the activations before the read-out. */
  private static INDArray bodyOutput(Network encoder, INDArray images) {
    VertexGroup body = encoder.blueprint().body(Granularity.BODY).get(0);
    String output = GroupBoundary.of(encoder.graph(), body).output();
    return encoder.graph().feedForward(images, false).get(output);
  }

  private static List<Sample> samplesOf(Model model, DataType dataType) {
    Blueprint encoder = model.encoder(SMALL, dataType);
    long[] image = {BATCH, SMALL.channels(), SMALL.height(), SMALL.width()};
    List<String> body = encoder.body(Granularity.BODY).get(0).vertices();
    long[] code =
        encoder
            .configuration()
            .getLayerActivationTypes(
                InputType.convolutional(SMALL.height(), SMALL.width(), SMALL.channels()))
            .get(body.get(body.size() - 1))
            .getShape(true);
    code[0] = BATCH;
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(model.name() + " encoder", encoder, listOf(image)));
    for (Reconstruction reconstruction : Reconstruction.values()) {
      samples.add(
          new Sample(
              model.name() + " decoder " + reconstruction,
              model.decoder(SMALL, dataType, reconstruction),
              listOf(code)));
    }
    return samples;
  }

  private static List<Long> listOf(long... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static void requirePlain(Layer layer) {
    assertThat(layer.getClass().getPackageName()).startsWith("org.deeplearning4j");
    assertThat(layer).isNotInstanceOf(BaseOutputLayer.class);
    assertThat(layer.getIDropout()).isNull();
    if (layer instanceof BaseLayer weighted) {
      assertThat(weighted.getRegularization()).isNullOrEmpty();
      assertThat(weighted.getRegularizationBias()).isNullOrEmpty();
      assertThat(weighted.getIUpdater()).isInstanceOf(NoOp.class);
      assertThat(weighted.getActivationFn()).isEqualTo(Activation.IDENTITY.getActivationFunction());
    }
    if (layer instanceof BatchNormalization normalization) {
      assertThat(normalization.getEps()).isEqualTo(1e-5);
      assertThat(normalization.getDecay()).isEqualTo(0.9);
    }
  }

  /** A blueprint, and the shape of what it takes. */
  private record Sample(String label, Blueprint blueprint, List<Long> shape) {

    INDArray input(DataType dataType) {
      return RandomArrays.uniform(dataType, shape.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public String toString() {
      return label;
    }
  }
}
