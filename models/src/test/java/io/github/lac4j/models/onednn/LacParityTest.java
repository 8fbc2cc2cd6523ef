package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.ActivityTarget;
import io.github.lac4j.core.lac.GradientFlow;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.cae.Readout;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** LAC compares what lies between units, in the layout in which units exchange it. */
@WithOneDnn
class LacParityTest {

  private static final ImageShape IMAGE = new ImageShape(3, 12, 10);
  private static final int BATCH = 6;

  static Stream<Arguments> cases() {
    // Layers of 8 and 24 channels do not fill the blocks of 16 that they lie in.
    List<Model> models =
        List.of(
            new Mlp(new MlpConfig(List.of(20, 12), Activation.TANH, false)),
            new Mlp(new MlpConfig(List.of(20, 12), Activation.TANH, true)),
            new Smooth(new ConvolutionalAutoencoder(CaeConfig.ofWidth(8))),
            new Smooth(new ConvolutionalAutoencoder(new CaeConfig(24, 2, Readout.AVERAGE))),
            new Smooth(new ConvolutionalAutoencoder(CaeConfig.ofWidth(32))),
            new Smooth(new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8))));
    return models.stream()
        .flatMap(
            model ->
                Stream.of(GradientFlow.values())
                    .flatMap(
                        flow ->
                            granularities(model)
                                .map(granularity -> Arguments.of(model, flow, granularity))));
  }

  /** Layers and blocks differ in residual networks only. */
  private static Stream<Granularity> granularities(Model model) {
    return model.name().startsWith("resnet")
        ? Stream.of(Granularity.LAYER, Granularity.BLOCK)
        : Stream.of(Granularity.LAYER);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void should_learn_what_stock_layers_learn(
      Model model, GradientFlow flow, Granularity granularity) {
    LacConfig config = config(flow, granularity);
    Result expected = Result.of(config, model, DataType.DOUBLE, new Dl4jExecutor());
    Result stock = Result.of(config, model, DataType.FLOAT, new Dl4jExecutor());

    Result planned = Result.of(config, model, DataType.FLOAT, new OneDnnExecutor());

    assertThat(planned.loss).isCloseTo(expected.loss, within(1e-4 * expected.loss));
    double allowed = Math.max(5e-4, 4 * Parity.distance(stock.change, expected.change));
    assertThat(Parity.distance(planned.change, expected.change)).isLessThan(allowed);
  }

  private static LacConfig config(GradientFlow flow, Granularity granularity) {
    OptimizerSettings descent = new OptimizerSettings(Sgd.plain(), new Constant(1e-2));
    return new LacConfig(
        flow,
        ActivityTarget.POST,
        0.25,
        List.of(),
        granularity,
        false,
        Reconstruction.UNIT_INTERVAL,
        descent,
        descent);
  }

  /**
   * A step of each network.
   *
   * @param change how it moved the encoder, statistics included
   */
  private record Result(double loss, INDArray change) {

    static Result of(LacConfig config, Model model, DataType type, Executor executor) {
      Run run = new Run(new Seed(1), BATCH, 1, 1, type, executor);
      try (Learner learner = new Lac(config).bind(model, IMAGE, run)) {
        INDArray parameters = learner.encoder().parameters().parameters();
        if (type == DataType.DOUBLE) {
          // Both must start from the same rounded numbers.
          parameters.assign(parameters.castTo(DataType.FLOAT).castTo(DataType.DOUBLE));
        }
        INDArray before = parameters.dup();
        INDArray images =
            Parity.random(2, BATCH, IMAGE.channels(), IMAGE.height(), IMAGE.width()).addi(0.5);
        StepReport report = learner.step(Batch.of(new Views(images.castTo(type), 1)));
        return new Result(report.loss(), parameters.sub(before).castTo(DataType.DOUBLE));
      }
    }
  }
}
