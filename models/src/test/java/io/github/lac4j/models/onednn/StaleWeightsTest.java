package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.checkpoint.CheckpointFile;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.MomentumNetwork;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.StatisticsMean;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.AdamW;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Plans keep weights in layouts of their own, and must notice whenever those are out of date. */
@WithOneDnn
class StaleWeightsTest {

  private final Network network = Network.create(blueprint(), new OneDnnExecutor(), new Seed(1));
  private final INDArray images = Parity.random(1, 4, 16, 8, 8);
  private final INDArray gradient = Parity.random(2, 4, 16, 16, 16);

  /** Direct, Winograd's, mirrored, up-sampled (also by four channels) and transposed. */
  private static Blueprint blueprint() {
    BlueprintBuilder builder = BlueprintBuilder.forImages(new ImageShape(16, 8, 8), DataType.FLOAT);
    builder.convolution("strided", 32, 3, 2).activation("tanh1", Activation.TANH);
    builder.convolution("winograd", 32, 3, 1).activation("tanh2", Activation.TANH);
    builder
        .layer("up4", new Upsampling2D.Builder(2).build())
        .convolution("up4.conv", 4, 3, 1)
        .batchNormalization("up4.norm");
    builder.layer(
        "transposed",
        new Deconvolution2D.Builder(2, 2)
            .stride(2, 2)
            .nOut(16)
            .hasBias(true)
            .weightInit(WeightInit.XAVIER)
            .build());
    builder.convolution("mirrored", 16, 3, 1).batchNormalization("mirrored.norm");
    builder.layer(
        "point", new ConvolutionLayer.Builder(1, 1).nOut(16).weightInit(WeightInit.XAVIER).build());
    return builder.endUnit("all").build();
  }

  @AfterEach
  void close() {
    network.close();
  }

  private record Result(INDArray output, INDArray gradients, INDArray towardsInput) {

    static Result of(Network network, INDArray images, INDArray gradient) {
      try (Pass pass = network.whole().forward(images, Statistics.BATCH)) {
        INDArray output = pass.output().array().dup();
        INDArray towardsInput = pass.backward(Activations.of(gradient), false).get(0).array().dup();
        return new Result(output, network.parameters().gradients().dup(), towardsInput);
      }
    }
  }

  /** A copy has plans of its own, which cannot know anything of what the weights were before. */
  private void assertFresh() {
    try (Network copy = network.copy()) {
      for (Statistics statistics : List.of(Statistics.RUNNING, Statistics.BATCH)) {
        assertThat(network.whole().infer(images, statistics).dup())
            .isEqualTo(copy.whole().infer(images, statistics));
      }
      assertThat(Result.of(network, images, gradient)).isEqualTo(Result.of(copy, images, gradient));
    }
  }

  private void use() {
    network.whole().infer(images, Statistics.BATCH_AND_MOVE);
    network.whole().forward(images, Statistics.BATCH_AND_MOVE).close();
    useWithoutMovingStatistics();
  }

  private void useWithoutMovingStatistics() {
    network.whole().infer(images, Statistics.RUNNING);
    network.whole().infer(images, Statistics.BATCH);
    Result.of(network, images, gradient);
  }

  static List<OptimizerConfig> optimizers() {
    return List.of(new Sgd(), Sgd.plain(), new Adam(), new AdamW(), new Lars());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void should_notice_every_optimiser(OptimizerConfig config) {
    use();
    INDArray before = network.infer(images).dup();

    config.bind(List.of(network.parameters())).step(0.1);

    assertThat(network.infer(images)).isNotEqualTo(before);
    assertFresh();
  }

  @Test
  void should_notice_a_step_of_a_momentum_copy() {
    try (MomentumNetwork momentum = new MomentumNetwork(network)) {
      Network copy = momentum.network();
      use();
      copy.infer(images);
      new Sgd().bind(List.of(network.parameters())).step(0.1);

      momentum.update(0.5);

      INDArray moved = copy.infer(images).dup();
      try (Network fresh = copy.copy()) {
        assertThat(fresh.infer(images)).isEqualTo(moved);
      }
      assertThat(network.infer(images)).isNotEqualTo(moved);
    }
  }

  @Test
  void should_notice_what_is_restored(@TempDir Path folder) {
    Path file = folder.resolve("state");
    CheckpointFile.write(file, network::save);
    INDArray expected = network.infer(images).dup();
    use();
    new Sgd().bind(List.of(network.parameters())).step(0.1);
    assertThat(network.infer(images)).isNotEqualTo(expected);

    network.restore(CheckpointFile.read(file));

    assertThat(network.infer(images)).isEqualTo(expected);
    assertFresh();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_notice_statistics_that_move(boolean mayGoBackward) {
    INDArray before = network.infer(images).dup();

    if (mayGoBackward) {
      network.whole().forward(images, Statistics.BATCH_AND_MOVE).close();
    } else {
      network.whole().infer(images, Statistics.BATCH_AND_MOVE);
    }

    assertThat(network.infer(images)).isNotEqualTo(before);
    assertFresh();
  }

  @Test
  void should_notice_the_mean_of_statistics() {
    StatisticsMean mean = new StatisticsMean(List.of(network), 2);
    mean.begin();
    for (int part = 0; part < 2; part++) {
      mean.beginPart();
      network.infer(images);
      network.whole().infer(images, Statistics.BATCH_AND_MOVE);
      INDArray before = network.infer(images).dup();

      mean.endPart();

      assertFresh();
      assertThat(network.infer(images).equals(before)).isEqualTo(part == 0);
      images.muli(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Outsider.class)
  void should_notice_whoever_writes_and_says_so(Outsider outsider) {
    use();
    Runnable write = outsider.prepare(network);
    for (int i = 0; i < 2; i++) {
      use();
      INDArray before = network.infer(images).dup();

      write.run();
      network.parameters().changed();

      assertThat(network.infer(images)).isNotEqualTo(before);
      assertFresh();
    }
  }

  /** Ways to write; each handle is taken once and used later. */
  enum Outsider {
    VECTOR {
      @Override
      Runnable prepare(Network network) {
        INDArray parameters = network.parameters().parameters();
        return () -> parameters.muli(1.1);
      }
    },
    SEGMENT {
      @Override
      Runnable prepare(Network network) {
        ParameterSegment weights =
            network.parameters().segments().stream()
                .filter(segment -> segment.kind() == ParameterKind.WEIGHT)
                .findFirst()
                .orElseThrow();
        INDArray view = network.parameters().parametersOf(weights);
        return () -> view.muli(1.1);
      }
    },
    STATISTICS {
      @Override
      Runnable prepare(Network network) {
        ParameterSegment statistics =
            network.parameters().segments().stream()
                .filter(segment -> segment.kind() == ParameterKind.STATISTIC)
                .findFirst()
                .orElseThrow();
        INDArray view = network.parameters().parametersOf(statistics);
        return () -> view.addi(0.1);
      }
    },
    UNIT {
      @Override
      Runnable prepare(Network network) {
        INDArray parameters = network.whole().parameters().parameters();
        return () -> parameters.muli(1.1);
      }
    },
    GRAPH {
      @Override
      Runnable prepare(Network network) {
        var graph = network.graph();
        return () -> graph.setParams(graph.params().mul(1.1));
      }
    },
    LAYER {
      @Override
      Runnable prepare(Network network) {
        var layer = network.graph().getLayer("winograd");
        return () -> layer.getParam("W").muli(1.1);
      }
    };

    abstract Runnable prepare(Network network);
  }

  @Test
  void should_prepare_weights_once_an_update() {
    OneDnnUnit unit = (OneDnnUnit) network.whole();
    useWithoutMovingStatistics();
    long prepared = unit.weightPreparations();
    assertThat(prepared).isPositive();

    useWithoutMovingStatistics();
    assertThat(unit.weightPreparations()).isEqualTo(prepared);

    new Sgd().bind(List.of(network.parameters())).step(0.1);
    useWithoutMovingStatistics();
    useWithoutMovingStatistics();
    assertThat(unit.weightPreparations()).isEqualTo(2 * prepared);
  }

  @Test
  void should_keep_prepared_weights_while_parameters_are_only_read() {
    OneDnnUnit unit = (OneDnnUnit) network.whole();
    network.infer(images);
    long prepared = unit.weightPreparations();

    network.graph().params();
    network.parameters().parameters().sumNumber();
    network.parameters().parametersOf(network.parameters().segments().get(0)).sumNumber();
    network.infer(images);

    assertThat(unit.weightPreparations()).isEqualTo(prepared);
  }
}
