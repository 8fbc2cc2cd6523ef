package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inference has normalisations in the weights of convolutions, and gives the same. */
@WithOneDnn
class FoldingTest {

  /** Measured: 1.5e-6 at most, of single precision's rounding in both. */
  private static final double TOLERANCE = 1e-5;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void should_give_what_unfolded_layers_give_on_random_graphs(long seed) {
    RandomGraph graph = new RandomGraph(seed, DataType.FLOAT);
    ImageShape image = graph.input();
    assertSame(
        graph.blueprint(), new RandomGraph(seed, DataType.DOUBLE).blueprint(), image, TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 64})
  void should_give_what_unfolded_layers_give_on_a_resnet(int width) {
    ResNet model = new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, width));
    ImageShape image = new ImageShape(3, 16, 16);
    List<String> implementations =
        assertSame(
            model.encoder(image, DataType.FLOAT),
            model.encoder(image, DataType.DOUBLE),
            image,
            TOLERANCE);

    assertThat(implementations)
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("bnorm"))
        .noneMatch(name -> name.startsWith("ref"));
  }

  /** Compares with DL4J's layers in double precision, and returns the implementations. */
  private static List<String> assertSame(
      Blueprint floats, Blueprint doubles, ImageShape image, double tolerance) {
    try (Network planned = Network.create(floats, new OneDnnExecutor(), new Seed(1));
        Network exact = Network.create(doubles, new Dl4jExecutor(), new Seed(1))) {
      INDArray images = Parity.random(2, 4, image.channels(), image.height(), image.width());
      if (!planned.parameters().segments().isEmpty()) {
        disturb(planned);
        exact
            .parameters()
            .parameters()
            .assign(planned.parameters().parameters().castTo(DataType.DOUBLE));
      }
      INDArray expected = exact.infer(images.castTo(DataType.DOUBLE));

      double distance = Parity.distance(planned.infer(images), expected);

      assertThat(distance).isLessThan(tolerance);
      return ((OneDnnUnit) planned.whole()).implementations();
    }
  }

  /** Gives normalisations and biases other numbers than those they start with. */
  private static void disturb(Network network) {
    long seed = 3;
    for (ParameterSegment segment : network.parameters().segments()) {
      seed++;
      if (segment.kind() == ParameterKind.WEIGHT || segment.kind() == ParameterKind.UNUSED) {
        continue;
      }
      INDArray values = network.parameters().parametersOf(segment);
      values.addi(Parity.random(seed, values.length()).muli(0.5));
    }
  }
}
