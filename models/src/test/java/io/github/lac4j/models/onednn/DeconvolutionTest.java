package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.random.Seed;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Compares deconvolutions with loops: DL4J's own cannot be asked, because its backward pass ends
 * the process now and then.
 */
@WithOneDnn
class DeconvolutionTest {

  private static final int IMAGES = 3;

  /** The loops: every input pixel adds its weighted kernel to the output. */
  private record Loops(
      int inputs, int outputs, int height, int width, int kernel, int stride, int padding) {

    int outputHeight() {
      return stride * (height - 1) + kernel - 2 * padding;
    }

    int outputWidth() {
      return stride * (width - 1) + kernel - 2 * padding;
    }

    interface Visitor {
      void visit(int image, int in, int y, int x, int out, int outY, int outX, int weight);
    }

    void forEach(Visitor visitor) {
      for (int n = 0; n < IMAGES; n++) {
        for (int in = 0; in < inputs; in++) {
          for (int out = 0; out < outputs; out++) {
            forEachPixel(n, in, out, visitor);
          }
        }
      }
    }

    private void forEachPixel(int n, int in, int out, Visitor visitor) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int k = 0; k < kernel * kernel; k++) {
            int outY = y * stride + k / kernel - padding;
            int outX = x * stride + k % kernel - padding;
            if (outY >= 0 && outY < outputHeight() && outX >= 0 && outX < outputWidth()) {
              int weight = (in * outputs + out) * kernel * kernel + k;
              visitor.visit(n, in, y, x, out, outY, outX, weight);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, 5, 4, 2, 1, true",
    "16, 8, 3, 1, 1, false",
    "32, 16, 2, 2, 0, true",
    "1, 1, 3, 2, 0, false",
    "17, 3, 4, 2, 1, true"
  })
  void should_add_every_weighted_kernel(
      int inputs, int outputs, int kernel, int stride, int padding, boolean hasBias) {
    Loops loops = new Loops(inputs, outputs, 5, 4, kernel, stride, padding);
    try (Network network =
        Network.create(blueprint(loops, hasBias), new OneDnnExecutor(), new Seed(1))) {
      network.parameters().parameters().assign(Parity.random(4, network.graph().numParams()));
      INDArray input = Parity.random(2, IMAGES, inputs, 5, 4);
      network.parameters().changed();
      Pass pass = network.whole().forward(input, Statistics.BATCH_AND_MOVE);
      INDArray output = pass.output().array();
      INDArray gradient = Parity.random(3, output.shape());
      INDArray inputGradient = pass.backward(Activations.of(gradient), false).get(0).array();
      INDArray weights = of(network, ParameterKind.WEIGHT, network.parameters().parameters());

      INDArray expected = output.castTo(DataType.DOUBLE).like();
      INDArray expectedInput = input.castTo(DataType.DOUBLE).like();
      INDArray expectedWeights = weights.castTo(DataType.DOUBLE).like();
      loops.forEach(
          (n, in, y, x, out, outY, outX, weight) -> {
            add(
                expected,
                input.getDouble(n, in, y, x) * weights.getDouble(weight),
                n,
                out,
                outY,
                outX);
            double slope = gradient.getDouble(n, out, outY, outX);
            add(expectedInput, slope * weights.getDouble(weight), n, in, y, x);
            add(expectedWeights, slope * input.getDouble(n, in, y, x), weight);
          });
      if (hasBias) {
        INDArray bias = of(network, ParameterKind.BIAS, network.parameters().parameters());
        expected.addi(
            bias.castTo(DataType.DOUBLE).reshape(1, outputs, 1, 1).broadcast(expected.shape()));
        assertThat(
                Parity.distance(
                    of(network, ParameterKind.BIAS, network.parameters().gradients()),
                    gradient.castTo(DataType.DOUBLE).sum(0, 2, 3)))
            .isLessThan(1e-5);
      }

      assertThat(Parity.distance(output, expected)).isLessThan(1e-5);
      assertThat(Parity.distance(inputGradient, expectedInput)).isLessThan(1e-5);
      assertThat(
              Parity.distance(
                  of(network, ParameterKind.WEIGHT, network.parameters().gradients()),
                  expectedWeights))
          .isLessThan(1e-5);
    }
  }

  private static Blueprint blueprint(Loops loops, boolean hasBias) {
    return BlueprintBuilder.forImages(
            new ImageShape(loops.inputs(), loops.height(), loops.width()), DataType.FLOAT)
        .layer(
            "deconvolution",
            new Deconvolution2D.Builder(loops.kernel(), loops.kernel())
                .stride(loops.stride(), loops.stride())
                .padding(loops.padding(), loops.padding())
                .nOut(loops.outputs())
                .hasBias(hasBias)
                .weightInit(WeightInit.XAVIER)
                .build())
        .endUnit("all")
        .build();
  }

  private static INDArray of(Network network, ParameterKind kind, INDArray vector) {
    ParameterSegment segment =
        network.parameters().segments().stream()
            .filter(candidate -> candidate.kind() == kind)
            .findFirst()
            .orElseThrow();
    return vector.get(NDArrayIndex.interval(segment.offset(), segment.end())).dup();
  }

  private static void add(INDArray sums, double value, int... position) {
    sums.putScalar(position, sums.getDouble(position) + value);
  }
}
