package io.github.lac4j.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
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
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The same networks, parameters and inputs in PyTorch and here, run by DL4J's own layers.
 *
 * <p>{@code golden/generate.py} tells how the numbers came about. Parameters correspond by position
 * in memory: DL4J keeps both convolution and dense weights with the output first.
 */
class GoldenTest {

  /** Double precision, less what some 20 normalisations and sums over 1e5 terms lose. */
  private static final double TOLERANCE = 1e-9;

  private static final int BATCH = 3;
  private static final ImageShape ODD = new ImageShape(3, 22, 27);
  private static final ImageShape LARGE = new ImageShape(3, 37, 50);

  @Test
  void should_compute_the_resnet_of_pytorch_with_the_stem_for_small_images() throws IOException {
    Model model = new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8));

    assertGolden("resnet18-cifar-encoder", model.encoder(ODD, DataType.DOUBLE), 3, 22, 27);
    assertGolden("resnet18-cifar-decoder", decoder(model, ODD), 64, 3, 4);
  }

  @Test
  void should_compute_the_resnet_of_pytorch_with_the_stem_for_large_images() throws IOException {
    Model model = new ResNet(Depth.RESNET18, new ResNetConfig(Stem.IMAGENET, 8));

    assertGolden("resnet18-imagenet-encoder", model.encoder(LARGE, DataType.DOUBLE), 3, 37, 50);
    assertGolden("resnet18-imagenet-decoder", decoder(model, LARGE), 64, 2, 2);
  }

  @Test
  void should_compute_the_convolutional_autoencoder_of_pytorch() throws IOException {
    Model model = new ConvolutionalAutoencoder(new CaeConfig(8, 1, Readout.FLATTEN));

    assertGolden("cae-encoder", model.encoder(ODD, DataType.DOUBLE), 3, 22, 27);
    assertGolden("cae-decoder", decoder(model, ODD), 32, 3, 4);
  }

  @Test
  void should_compute_the_perceptron_of_pytorch() throws IOException {
    Model model = new Mlp(new MlpConfig(List.of(20, 12, 6), Activation.TANH, false));

    assertGolden("mlp-encoder", model.encoder(ODD, DataType.DOUBLE), 3, 22, 27);
    assertGolden("mlp-decoder", decoder(model, ODD), 6);
  }

  private static Blueprint decoder(Model model, ImageShape input) {
    return model.decoder(input, DataType.DOUBLE, Reconstruction.UNIT_INTERVAL);
  }

  private static void assertGolden(String name, Blueprint blueprint, long... sample)
      throws IOException {
    Map<String, Double> expected = golden(name);
    Map<String, Double> actual = measure(blueprint, sample);

    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (what, value) ->
            assertThat(actual.get(what))
                .as("%s of %s", what, name)
                .isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value)))));
  }

  private static Map<String, Double> measure(Blueprint blueprint, long... sample) {
    try (Network network = AllocatingExecutor.allocate(blueprint)) {
      List<ParameterSegment> segments = inOrder(network);
      for (int i = 0; i < segments.size(); i++) {
        ParameterSegment segment = segments.get(i);
        INDArray values = noise(i, segment.length()).mul(0.5);
        if (segment.kind() == ParameterKind.SCALE) {
          values.addi(1);
        }
        network.parameters().parametersOf(segment).assign(values);
      }
      ComputationGraph graph = network.graph();
      String last = graph.getConfiguration().getNetworkOutputs().get(0);
      long[] shape = new long[sample.length + 1];
      shape[0] = BATCH;
      System.arraycopy(sample, 0, shape, 1, sample.length);
      INDArray input = noise(1000, shape).add(0.5);
      INDArray output = graph.feedForward(new INDArray[] {input}, true, false).get(last).dup('c');
      graph.backpropGradient(noise(2000, output.shape()));

      Map<String, Double> measured = new LinkedHashMap<>();
      measured.put("output", projection(output, 3000));
      for (int i = 0; i < segments.size(); i++) {
        INDArray values = network.parameters().gradientsOf(segments.get(i)).dup('c');
        measured.put("gradient-" + i, projection(values, 5000 + i));
      }
      return measured;
    }
  }

  /** The trained tensors in the order in which PyTorch lists them. */
  private static List<ParameterSegment> inOrder(Network network) {
    List<ParameterSegment> ordered = new ArrayList<>();
    network.blueprint().layers().stream()
        .flatMap(group -> group.vertices().stream())
        .forEach(
            vertex ->
                network.parameters().trained().stream()
                    .filter(segment -> segment.vertex().equals(vertex))
                    .sorted((a, b) -> a.kind().compareTo(b.kind()))
                    .forEach(ordered::add));
    return ordered;
  }

  private static double projection(INDArray values, int stream) {
    return values.mul(noise(stream, values.shape())).sumNumber().doubleValue();
  }

  private static INDArray noise(int stream, long... shape) {
    double[] values = new double[(int) ArrayUtil.prodLong(shape)];
    for (int i = 0; i < values.length; i++) {
      int hash = i * 7919 + stream * 104729 + 12345;
      hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
      hash = (hash ^ (hash >>> 16)) * 0xC2B2AE35;
      hash ^= hash >>> 16;
      values[i] = Integer.toUnsignedLong(hash) / 0x1p32 - 0.5;
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }

  private static Map<String, Double> golden(String name) throws IOException {
    try (InputStream stream = GoldenTest.class.getResourceAsStream("/golden/" + name + ".txt")) {
      Map<String, Double> values = new LinkedHashMap<>();
      new String(stream.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(" ", -1))
          .forEach(fields -> values.put(fields[0], Double.parseDouble(fields[1])));
      return values;
    }
  }
}
