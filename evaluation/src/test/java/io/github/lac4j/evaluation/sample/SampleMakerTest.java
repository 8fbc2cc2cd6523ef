package io.github.lac4j.evaluation.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.projection.TsneConfig;
import io.github.lac4j.evaluation.sample.SampleMaker.SampleConfig;
import io.github.lac4j.evaluation.sample.SamplePictures.FeatureMap;
import io.github.lac4j.evaluation.sample.SamplePictures.Neighborhood;
import io.github.lac4j.evaluation.sample.SamplePictures.Reconstructed;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class SampleMakerTest {

  private static final ImageShape SHAPE = new ImageShape(1, 6, 6);
  private static final EvaluationImages IMAGES = new EvaluationImages(images(60, 1), images(40, 2));
  private static final SampleConfig CONFIG =
      new SampleConfig(4, 3, 30, new TsneConfig(5, 100, 50, 12));

  @Test
  void should_show_neighbors_maps_and_reconstructions() {
    SamplePictures samples = make(new Autoencoder(AutoencoderConfig.defaults()), 1);

    assertThat(samples.classNames()).containsExactly("dark", "bright");
    assertThat(samples.neighborhoods()).hasSize(4);
    assertThat(samples.neighborhoods()).extracting(Neighborhood::label).containsExactly(0, 0, 1, 1);
    for (Neighborhood neighborhood : samples.neighborhoods()) {
      assertThat(neighborhood.neighbors()).hasSize(3);
      assertThat(neighborhood.neighbors())
          .isSortedAccordingTo((a, b) -> Double.compare(b.cosine(), a.cosine()));
    }
    assertThat(samples.maps()).extracting(FeatureMap::method).containsExactly("PCA", "t-SNE");
    for (FeatureMap map : samples.maps()) {
      assertThat(map.points()).hasSize(30);
      assertThat(map.caption()).contains("30 held-out images");
    }
    assertThat(samples.reconstructions()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      Reconstructed reconstructed = samples.reconstructions().get(i);
      assertThat(reconstructed.original()).isEqualTo(samples.neighborhoods().get(i).picture());
      assertThat(reconstructed.reconstruction()).isNotEqualTo(reconstructed.original());
      // An untrained sigmoid gives back some grey; images have a mean square of at most 1.
      assertThat(reconstructed.meanSquaredError()).isCloseTo(0.2, within(0.2));
    }
  }

  @Test
  void should_leave_out_reconstructions_where_there_is_no_decoder() {
    assertThat(make(new NoPretraining(), 1).reconstructions()).isEmpty();
  }

  @Test
  void should_show_the_same_images_for_every_objective_of_a_seed() {
    SamplePictures one = make(new Autoencoder(AutoencoderConfig.defaults()), 1);
    SamplePictures other = make(new NoPretraining(), 1);

    assertThat(other.neighborhoods())
        .extracting(Neighborhood::picture)
        .isEqualTo(one.neighborhoods().stream().map(Neighborhood::picture).toList());
    assertThat(make(new NoPretraining(), 1)).isEqualTo(other);
    assertThat(make(new NoPretraining(), 2)).isNotEqualTo(other);
  }

  @Test
  void should_leave_the_learner_alone() {
    try (Learner learner = learner(new Autoencoder(AutoencoderConfig.defaults()), 1)) {
      StateSnapshot before = StateSnapshot.of(learner);

      new SampleMaker(CONFIG)
          .make(new PretrainedEncoder(learner.encoder(), IMAGES, new Seed(1)), learner);

      assertThat(StateSnapshot.of(learner).differencesFrom(before)).isEmpty();
    }
  }

  private static SamplePictures make(Objective objective, long seed) {
    try (Learner learner = learner(objective, seed)) {
      return new SampleMaker(CONFIG)
          .make(new PretrainedEncoder(learner.encoder(), IMAGES, new Seed(seed)), learner);
    }
  }

  private static Learner learner(Objective objective, long seed) {
    return objective.bind(
        new Mlp(new MlpConfig(List.of(12, 5), Activation.TANH, false)),
        SHAPE,
        new Run(new Seed(seed), 8, 4, 1, DataType.FLOAT, new Dl4jExecutor()));
  }

  private static ImageDataset images(int count, long seed) {
    byte[] pixels = new byte[count * SHAPE.size()];
    int[] labels = new int[count];
    var random = new Seed(seed).generator();
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      for (int p = 0; p < SHAPE.size(); p++) {
        pixels[i * SHAPE.size() + p] = (byte) (random.nextInt(100) + 150 * labels[i]);
      }
    }
    return new StoredImages(
        "light", SHAPE, List.of("dark", "bright"), pixels, labels, "made for a test");
  }
}
