package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.random.Seed;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

@WithOneDnn
class OperationCountTest {

  private static final long BATCH = 5;

  /** For each image: outputs by weights of one output, twice. */
  private static final long FIRST = 2L * (8 * 4 * 4) * (3 * 3 * 3);

  private static final long UPSAMPLED = 2L * (16 * 8 * 8) * (8 * 3 * 3);
  private static final long TRANSPOSED = 2L * (16 * 8 * 8) * (4 * 2 * 2);
  private static final long POINT = 2L * (6 * 16 * 16) * 4;
  private static final long DENSE = 2L * 10 * 6;
  private static final long FORWARD = FIRST + UPSAMPLED + TRANSPOSED + POINT + DENSE;

  private final OneDnnExecutor executor = new OneDnnExecutor();

  private static Blueprint blueprint() {
    return BlueprintBuilder.forImages(new ImageShape(3, 8, 8), DataType.FLOAT)
        .convolution("first", 8, 3, 2)
        .layer("up", new Upsampling2D.Builder(2).build())
        .convolution("upsampled", 16, 3, 1)
        .batchNormalization("norm")
        .layer(
            "transposed",
            new Deconvolution2D.Builder(2, 2)
                .stride(2, 2)
                .nOut(4)
                .weightInit(WeightInit.XAVIER)
                .build())
        .convolution("point", 6, 1, 1)
        .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
        .layer("dense", new DenseLayer.Builder().nOut(10).weightInit(WeightInit.XAVIER).build())
        .endUnit("all")
        .build();
  }

  private long count() {
    return executor.floatingPointOperations().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Statistics.class)
  void should_count_two_for_each_weight_at_each_output_of_a_forward_pass(Statistics statistics) {
    try (Network network = Network.create(blueprint(), executor, new Seed(1))) {
      network.whole().infer(Parity.random(1, BATCH, 3, 8, 8), statistics);

      assertThat(count()).isEqualTo(BATCH * FORWARD);
    }
  }

  @Test
  void should_count_only_the_gradients_that_are_made() {
    INDArray images = Parity.random(1, BATCH, 3, 8, 8);
    Activations gradient = Activations.of(Parity.random(2, BATCH, 10));
    try (Network network = Network.create(blueprint(), executor, new Seed(1))) {
      try (Pass pass = network.whole().forward(images, Statistics.BATCH_AND_MOVE)) {
        pass.backwardParameters(gradient, false);
      }
      assertThat(count()).isEqualTo(BATCH * (3 * FORWARD - FIRST));

      try (Pass pass = network.whole().forward(images, Statistics.BATCH_AND_MOVE)) {
        pass.backward(gradient, false);
      }
      assertThat(count()).isEqualTo(BATCH * (6 * FORWARD - FIRST));
    }
  }
}
