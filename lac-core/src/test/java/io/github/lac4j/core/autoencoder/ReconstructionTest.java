package io.github.lac4j.core.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReconstructionTest {

  private static final int BATCH = 8;

  static List<Objective> objectives() {
    return List.of(new Autoencoder(AutoencoderConfig.defaults()), new Lac(LacConfig.defaults()));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void should_be_as_far_from_the_images_as_the_next_step_reports(Objective objective) {
    INDArray images =
        Nd4j.createFromArray(new Seed(3).generator().doubles(BATCH * 16).toArray())
            .reshape(BATCH, 1, 4, 4);
    try (Learner learner = learner(objective)) {
      learner.step(Batch.of(new Views(images, 1)));

      INDArray difference = learner.reconstruct(images).orElseThrow().sub(images);

      // The model has no normalisation, so that inference and training see the same.
      double perImage = difference.mul(difference).sumNumber().doubleValue() / BATCH;
      assertThat(learner.step(Batch.of(new Views(images, 1))).metrics().get("reconstruction-loss"))
          .isCloseTo(perImage, within(1e-12));
    }
  }

  @Test
  void should_be_missing_where_there_is_no_decoder() {
    try (Learner learner = learner(new NoPretraining())) {
      assertThat(learner.reconstruct(Nd4j.zeros(DataType.DOUBLE, 2, 1, 4, 4))).isEmpty();
    }
  }

  private static Learner learner(Objective objective) {
    return objective.bind(
        DenseModel.small(),
        new ImageShape(1, 4, 4),
        new Run(new Seed(1), BATCH, 3, 1, DataType.DOUBLE, new Dl4jExecutor()));
  }
}
