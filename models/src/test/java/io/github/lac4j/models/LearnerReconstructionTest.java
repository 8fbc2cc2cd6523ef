package io.github.lac4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Reconstructions of a model with batch normalisation and a read-out behind the code. */
class LearnerReconstructionTest {

  private static final int BATCH = 4;
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);

  static List<Objective> objectives() {
    return List.of(new Autoencoder(AutoencoderConfig.defaults()), new Lac(LacConfig.defaults()));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void should_be_images_that_do_not_depend_on_the_batch_and_leave_the_learner_alone(
      Objective objective) {
    INDArray images = RandomArrays.uniform(DataType.DOUBLE, BATCH, 1, 8, 8);
    Run run = new Run(new Seed(1), BATCH, 2, 1, DataType.DOUBLE, new Dl4jExecutor());
    try (Learner learner =
        objective.bind(new ConvolutionalAutoencoder(CaeConfig.ofWidth(8)), SHAPE, run)) {
      learner.step(Batch.of(new Views(images, 1)));
      StateSnapshot before = StateSnapshot.of(learner);

      INDArray together = learner.reconstruct(images).orElseThrow().dup();
      INDArray alone = learner.reconstruct(first(images)).orElseThrow().dup();

      assertThat(together.shape()).containsExactly(BATCH, 1, 8, 8);
      assertThat(together.minNumber().doubleValue()).isGreaterThanOrEqualTo(0);
      assertThat(together.maxNumber().doubleValue()).isLessThanOrEqualTo(1);
      assertThat(alone.equalsWithEps(first(together), 1e-12)).isTrue();
      assertThat(StateSnapshot.of(learner).differencesFrom(before)).isEmpty();
    }
  }

  private static INDArray first(INDArray images) {
    return images.get(NDArrayIndex.interval(0, 1)).dup();
  }
}
