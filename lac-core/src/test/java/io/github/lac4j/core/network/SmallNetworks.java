package io.github.lac4j.core.network;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Three features in, two out, with a normalisation between; in double. */
final class SmallNetworks {

  private SmallNetworks() {}

  static Network create(long seed) {
    return Network.create(blueprint(), new Dl4jExecutor(), new Seed(seed));
  }

  static Blueprint blueprint() {
    return BlueprintBuilder.forFeatures(3, DataType.DOUBLE)
        .linear("first", 4, true, WeightInit.XAVIER)
        .batchNormalization("norm")
        .activation("tanh", Activation.TANH)
        .endUnit("hidden")
        .linear("second", 2, true, WeightInit.XAVIER)
        .endUnit("output")
        .build();
  }

  static INDArray batch(int rows, int columns, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return Nd4j.create(values);
  }
}
