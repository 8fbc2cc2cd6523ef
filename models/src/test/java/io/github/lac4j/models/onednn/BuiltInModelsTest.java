package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.head.ProjectionHead;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@WithOneDnn
class BuiltInModelsTest {

  private static final ImageShape IMAGE = new ImageShape(3, 16, 16);
  private static final long[] IMAGES = {6, 3, 16, 16};

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Sample(String name, Function<DataType, Blueprint> blueprint, long[] input) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> networks() {
    return Stream.concat(
        models().stream().flatMap(model -> Stream.of(encoder(model), decoder(model))),
        Stream.of(
            new Sample(
                "head",
                type -> ProjectionHead.simClr(64, 32).blueprint(64, type),
                new long[] {6, 64})));
  }

  private static List<Model> models() {
    return List.of(
        new Mlp(MlpConfig.defaults()),
        new ConvolutionalAutoencoder(CaeConfig.defaults()),
        new ResNet(Depth.RESNET18, ResNetConfig.defaults()),
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.IMAGENET, 32)),
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8)),
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 16)),
        new ResNet(Depth.RESNET34, new ResNetConfig(Stem.CIFAR, 8)));
  }

  static Stream<Sample> deepAndWide() {
    Model model = new ResNet(Depth.RESNET34, ResNetConfig.defaults());
    return Stream.of(encoder(model), decoder(model));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("deepAndWide")
  void should_compute_what_stock_layers_compute_deep_and_wide(Sample sample) {
    should_compute_what_stock_layers_compute(sample);
    should_never_run_on_a_reference_implementation(sample);
  }

  private static Sample encoder(Model model) {
    return new Sample(model.name() + " encoder", type -> model.encoder(IMAGE, type), IMAGES);
  }

  private static Sample decoder(Model model) {
    Function<DataType, Blueprint> blueprint =
        type -> model.decoder(IMAGE, type, Reconstruction.UNIT_INTERVAL);
    try (Network encoder =
        Network.create(model.encoder(IMAGE, DataType.FLOAT), new OneDnnExecutor(), new Seed(1))) {
      INDArray code = Nd4j.zeros(DataType.FLOAT, IMAGES);
      for (Unit unit : encoder.body(Granularity.BODY).units()) {
        code = unit.infer(code, Statistics.RUNNING);
      }
      return new Sample(model.name() + " decoder", blueprint, code.shape());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void should_compute_what_stock_layers_compute(Sample sample) {
    Parity.assertSame(
        Smooth.of(sample.blueprint().apply(DataType.FLOAT)),
        Smooth.of(sample.blueprint().apply(DataType.DOUBLE)),
        sample.input());
  }

  /** Some of oneDNN's reference implementations are a thousand times slower than its kernels. */
  @ParameterizedTest
  @MethodSource("networks")
  void should_never_run_on_a_reference_implementation(Sample sample) {
    Blueprint blueprint = sample.blueprint().apply(DataType.FLOAT);
    try (Network network = Network.create(blueprint, new OneDnnExecutor(), new Seed(1))) {
      INDArray input = Parity.random(2, sample.input());
      network.infer(input);
      network.whole().infer(input, Statistics.BATCH_AND_MOVE);
      network.whole().forward(input, Statistics.BATCH_AND_MOVE);

      assertThat(((OneDnnUnit) network.whole()).implementations())
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("ref"));
    }
  }
}
