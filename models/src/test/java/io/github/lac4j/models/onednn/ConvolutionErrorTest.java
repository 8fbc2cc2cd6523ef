package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How much the convolutions round that oneDNN chooses. On processors with AVX-512 that is
 * Winograd's algorithm, which rounds more than a direct convolution; elsewhere oneDNN has direct
 * kernels only.
 */
@WithOneDnn
class ConvolutionErrorTest {

  private static final int BATCH = 4;

  /**
   * Measured with Winograd's algorithm: 1.7e-6 at most, and 1.2e-6 with batches of 256 (width 16)
   * and 64 (width 64), whose sums are longer but whose errors are independent.
   */
  private static final double TOLERANCE = 4e-6;

  private record Passes(INDArray output, INDArray towardsInput, INDArray gradients) {

    static Passes of(Network network, INDArray images, INDArray gradient) {
      try (Pass pass = network.whole().forward(images, Statistics.BATCH_AND_MOVE)) {
        INDArray output = pass.output().array().dup();
        INDArray towardsInput = pass.backward(Activations.of(gradient), false).get(0).array().dup();
        return new Passes(output, towardsInput, network.parameters().gradients().dup());
      }
    }
  }

  /** The layers of ResNet-18, width 16 (the first three) and 64. */
  @ParameterizedTest
  @CsvSource({"32, 16", "64, 8", "128, 4", "64, 32", "128, 16", "256, 8", "512, 4"})
  void should_stay_close_to_exact_convolutions(int channels, int side) {
    ImageShape shape = new ImageShape(channels, side, side);
    try (Network planned =
            Network.create(blueprint(shape, DataType.FLOAT), new OneDnnExecutor(), new Seed(1));
        Network exact =
            Network.create(blueprint(shape, DataType.DOUBLE), new Dl4jExecutor(), new Seed(1))) {
      exact
          .parameters()
          .parameters()
          .assign(planned.parameters().parameters().castTo(DataType.DOUBLE));
      INDArray images = Parity.random(2, BATCH, channels, side, side);
      INDArray gradient = Parity.random(3, BATCH, channels, side, side);

      Passes actual = Passes.of(planned, images, gradient);

      List<String> kernels = ((OneDnnUnit) planned.whole()).implementations();
      assertThat(kernels).isNotEmpty().noneMatch(name -> name.contains("ref"));
      if (NativeLibrary.instructionSet().startsWith("avx512")) {
        assertThat(kernels).anyMatch(name -> name.contains("wino"));
      }
      Passes expected =
          Passes.of(exact, images.castTo(DataType.DOUBLE), gradient.castTo(DataType.DOUBLE));
      assertThat(Parity.distance(actual.output(), expected.output())).isLessThan(TOLERANCE);
      assertThat(Parity.distance(actual.towardsInput(), expected.towardsInput()))
          .isLessThan(TOLERANCE);
      assertThat(Parity.distance(actual.gradients(), expected.gradients())).isLessThan(TOLERANCE);
    }
  }

  private static Blueprint blueprint(ImageShape shape, DataType type) {
    return BlueprintBuilder.forImages(shape, type)
        .convolution("conv", shape.channels(), 3, 1)
        .endUnit("all")
        .build();
  }
}
