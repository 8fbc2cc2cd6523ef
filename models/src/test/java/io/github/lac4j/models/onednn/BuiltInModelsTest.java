package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.head.ProjectionHead;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.ForwardMode;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BuiltInModelsTest {

  private static final ImageShape IMAGE = new ImageShape(3, 16, 16);

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Sample(String name, Blueprint blueprint, long[] input) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> networks() {
    ResNet resNet = new ResNet(Depth.RESNET18, ResNetConfig.defaults());
    ConvolutionalAutoencoder cae = new ConvolutionalAutoencoder(CaeConfig.defaults());
    Mlp mlp = new Mlp(MlpConfig.defaults());
    long[] images = {6, 3, 16, 16};
    return Stream.of(
        new Sample("mlp", mlp.encoder(IMAGE, DataType.FLOAT), images),
        new Sample("cae", cae.encoder(IMAGE, DataType.FLOAT), images),
        new Sample("resnet18", smooth(resNet.encoder(IMAGE, DataType.FLOAT)), images),
        new Sample(
            "cae decoder",
            cae.decoder(IMAGE, DataType.FLOAT, Reconstruction.UNIT_INTERVAL),
            new long[] {6, CaeConfig.defaults().width() * 4L, 2, 2}),
        new Sample(
            "head",
            ProjectionHead.simClr(64, 32).blueprint(64, DataType.FLOAT),
            new long[] {6, 64}));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void should_compute_what_stock_layers_compute(Sample sample) {
    try (Network stock = Network.create(sample.blueprint(), new Dl4jExecutor(), new Seed(1));
        Network planned = Network.create(sample.blueprint(), new OneDnnExecutor(), new Seed(1))) {
      INDArray input = random(2, sample.input());
      INDArray expected = stock.whole().forward(input, ForwardMode.TRAINING);
      INDArray output = planned.whole().forward(input, ForwardMode.TRAINING);
      assertThat(distance(output, expected)).isLessThan(1e-4);

      INDArray gradient = random(3, expected.shape());
      List<INDArray> expectedInputs = stock.whole().backward(gradient, true);
      List<INDArray> inputs = planned.whole().backward(gradient, true);
      assertThat(distance(inputs.get(0), expectedInputs.get(0))).isLessThan(1e-3);
      assertThat(distance(planned.parameters().gradients(), stock.parameters().gradients()))
          .isLessThan(1e-3);
      assertThat(distance(planned.parameters().parameters(), stock.parameters().parameters()))
          .isLessThan(1e-6);
      assertThat(distance(planned.infer(input), stock.infer(input))).isLessThan(1e-4);
    }
  }

  /** A ReLU whose input rounds to the other side of zero would change a gradient by a lot. */
  private static Blueprint smooth(Blueprint blueprint) {
    for (GraphVertex vertex : blueprint.configuration().getVertices().values()) {
      if (vertex instanceof LayerVertex layer
          && layer.getLayerConf().getLayer() instanceof ActivationLayer activation) {
        activation.setActivationFn(new ActivationTanH());
      }
    }
    return blueprint;
  }

  private static INDArray random(long seed, long... shape) {
    SplittableRandom random = new SplittableRandom(seed);
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextDouble() - 0.5);
    }
    return array;
  }

  private static double distance(INDArray actual, INDArray expected) {
    INDArray wanted = expected.castTo(DataType.DOUBLE);
    return actual.castTo(DataType.DOUBLE).sub(wanted).norm2Number().doubleValue()
        / Math.max(wanted.norm2Number().doubleValue(), 1e-12);
  }
}
