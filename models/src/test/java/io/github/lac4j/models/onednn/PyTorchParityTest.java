package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares networks with PyTorch's double-precision outputs and gradients for the same weights.
 *
 * <p>The files hold, one after the other as little-endian floats: the images (3 x 3 x 32 x 32), the
 * gradient of the output, the output, then each parameter followed by its gradient, in the order of
 * the layers. {@code README.md} beside them says how they were made.
 */
@WithOneDnn
class PyTorchParityTest {

  private static final int WIDTH = 8;
  private static final ImageShape IMAGE = new ImageShape(3, 32, 32);
  private static final long[] IMAGES = {3, 3, 32, 32};
  private static final Executor EXECUTOR = OneDnn.isAvailable() ? new OneDnnExecutor() : null;

  @Test
  void should_train_a_resnet_as_pytorch_does() throws IOException {
    Model model = new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, WIDTH));
    try (Network network =
        Network.create(model.encoder(IMAGE, DataType.FLOAT), EXECUTOR, new Seed(1))) {
      check("resnet18", List.of(network), List.of(network.whole()), new long[] {3, 8 * WIDTH});
    }
  }

  @Test
  void should_train_an_autoencoder_as_pytorch_does() throws IOException {
    Model model = new ConvolutionalAutoencoder(CaeConfig.ofWidth(WIDTH));
    try (Network encoder =
            Network.create(model.encoder(IMAGE, DataType.FLOAT), EXECUTOR, new Seed(1));
        Network decoder =
            Network.create(
                model.decoder(IMAGE, DataType.FLOAT, Reconstruction.UNIT_INTERVAL),
                EXECUTOR,
                new Seed(2))) {
      check(
          "cae",
          List.of(encoder, decoder),
          List.of(encoder.body(Granularity.BODY).unit(0), decoder.whole()),
          IMAGES);
    }
  }

  private static void check(
      String name, List<Network> networks, List<Unit> units, long[] outputShape)
      throws IOException {
    Tensors tensors = Tensors.open(name);
    INDArray images = tensors.next(IMAGES);
    INDArray outputGradient = tensors.next(outputShape);
    INDArray expectedOutput = tensors.next(outputShape);
    List<Map.Entry<INDArray, INDArray>> expected = new ArrayList<>();
    for (Network network : networks) {
      for (ParameterSegment segment : inPyTorchOrder(network)) {
        network.parameters().parametersOf(segment).assign(tensors.next(segment.length()));
        expected.add(
            Map.entry(network.parameters().gradientsOf(segment), tensors.next(segment.length())));
      }
    }
    assertThat(tensors.isAtEnd()).isTrue();

    INDArray output = images;
    List<Pass> passes = new ArrayList<>();
    for (Unit unit : units) {
      passes.add(unit.forward(output, Statistics.BATCH_AND_MOVE));
      output = passes.get(passes.size() - 1).output().array();
    }
    Activations gradient = Activations.of(outputGradient);
    for (int i = units.size() - 1; i > 0; i--) {
      gradient = passes.get(i).backward(gradient, false).get(0);
    }
    passes.get(0).backwardParameters(gradient, false);

    assertThat(Parity.distance(output, expectedOutput)).isLessThan(1e-5);
    expected.forEach(
        pair -> assertThat(Parity.distance(pair.getKey(), pair.getValue())).isLessThan(1e-4));
  }

  /** Weights before biases, scales before shifts, layer by layer. */
  private static List<ParameterSegment> inPyTorchOrder(Network network) {
    List<ParameterSegment> ordered = new ArrayList<>();
    for (String vertex : network.graph().getConfiguration().getVertices().keySet()) {
      for (ParameterKind kind :
          List.of(
              ParameterKind.WEIGHT, ParameterKind.BIAS, ParameterKind.SCALE, ParameterKind.SHIFT)) {
        network.parameters().segments().stream()
            .filter(segment -> segment.vertex().equals(vertex) && segment.kind() == kind)
            .forEach(ordered::add);
      }
    }
    return ordered;
  }

  /** Tensors, one after the other. */
  private static final class Tensors {

    private final ByteBuffer bytes;

    private Tensors(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Tensors open(String name) throws IOException {
      String resource = "/pytorch/" + name + ".bin.gz";
      try (InputStream file = PyTorchParityTest.class.getResourceAsStream(resource);
          DataInputStream content = new DataInputStream(new GZIPInputStream(file))) {
        return new Tensors(content.readAllBytes());
      }
    }

    INDArray next(long... shape) {
      long length = 1;
      for (long size : shape) {
        length *= size;
      }
      float[] values = new float[Math.toIntExact(length)];
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes.getFloat();
      }
      return Nd4j.create(values, shape, 'c');
    }

    boolean isAtEnd() {
      return !bytes.hasRemaining();
    }
  }
}
