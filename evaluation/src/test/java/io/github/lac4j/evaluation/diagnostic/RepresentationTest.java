package io.github.lac4j.evaluation.diagnostic;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class RepresentationTest {

  private static final Map<String, Recipe> RECIPES =
      Recipes.all().stream().collect(toMap(Recipe::name, identity()));
  private static final EvaluationImages IMAGES =
      EvaluationImages.of(new StripedImages(90, 10).open(DataLocation.none()));

  @Test
  void should_agree_with_plain_loops() {
    double[][] features = random(70, 6);
    GramMatrix centred = GramMatrix.centred(features);

    double[][] c = naiveCovariance(features);
    double trace = 0;
    double squares = 0;
    double correlations = 0;
    for (int i = 0; i < 6; i++) {
      trace += c[i][i];
      for (int j = 0; j < 6; j++) {
        squares += c[i][j] * c[i][j];
        correlations += i == j ? 0 : Math.abs(c[i][j]) / Math.sqrt(c[i][i] * c[j][j]) / 30;
      }
    }
    assertThat(centred.participationRatio()).isCloseTo(trace * trace / squares, within(1e-12));
    assertThat(centred.meanCorrelation()).isCloseTo(correlations, within(1e-12));
    assertThat(centred.deadShare()).isZero();
    double sum = 0;
    double[][] unit = Uniformity.unitRows(features);
    for (int i = 0; i < 70; i++) {
      for (int j = 0; j < i; j++) {
        double distance = 0;
        for (int d = 0; d < 6; d++) {
          distance += Math.pow(unit[i][d] - unit[j][d], 2);
        }
        sum += Math.exp(-3 * distance);
      }
    }
    assertThat(Uniformity.of(features, 3)).isCloseTo(Math.log(sum / (70 * 69 / 2)), within(1e-12));
  }

  @Test
  void should_count_dead_units_and_leave_them_out_of_correlations() {
    double[][] features = random(50, 4);
    for (double[] row : features) {
      row[1] = 7;
      row[3] = 2 * row[0];
    }
    GramMatrix centred = GramMatrix.centred(features);

    assertThat(centred.deadShare()).isEqualTo(0.25);
    // Of the three pairs of living dimensions one is fully correlated.
    assertThat(centred.meanCorrelation()).isGreaterThan(1.0 / 3);
  }

  @Test
  void should_bear_features_that_are_all_equal() {
    double[][] collapsed = new double[20][3];
    for (double[] row : collapsed) {
      Arrays.fill(row, 0.5);
    }
    GramMatrix centred = GramMatrix.centred(collapsed);

    // All features on one line, with two shares of 1e-7 that are not there.
    assertThat(RankMe.of(collapsed, 1e-7)).isCloseTo(1, within(1e-4));
    assertThat(RankMe.of(centred, 1e-7)).isZero();
    assertThat(centred.participationRatio()).isZero();
    assertThat(centred.deadShare()).isEqualTo(1);
    assertThat(centred.meanCorrelation()).isZero();
    assertThat(Uniformity.of(collapsed, 2)).isCloseTo(0, within(1e-12));
  }

  @Test
  void should_see_features_that_are_all_zero_as_one_point() {
    assertThat(Uniformity.of(new double[20][3], 2)).isZero();

    double[][] half = new double[20][3];
    for (int i = 0; i < 10; i++) {
      half[i][i % 3] = 1 + i;
    }
    // PyTorch: pdist(normalize(half)).pow(2).mul(-2).exp().mean().log(). Of 190 pairs, 45 are of
    // two
    // zeros (distance 0), 100 of a zero and a unit vector (1), 12 of equal unit vectors (0), and
    // 33 of orthogonal ones (2).
    double mean = (45 + 100 * Math.exp(-2) + 12 + 33 * Math.exp(-4)) / 190;
    assertThat(Uniformity.of(half, 2)).isCloseTo(Math.log(mean), within(1e-12));
  }

  @Test
  void should_have_the_rank_of_fewer_images_than_dimensions() {
    double[][] features = new double[3][8];
    for (int i = 0; i < 3; i++) {
      features[i][i] = 1;
    }

    assertThat(RankMe.of(features, 0)).isCloseTo(3, within(1e-12));
  }

  @Test
  void should_measure_an_encoder_the_same_whatever_the_number_of_threads() throws Exception {
    try (Network encoder = encoder()) {
      Evaluation evaluation = evaluate(encoder);

      assertThat(evaluation.measures())
          .extracting(Measure::name)
          .containsExactly(
              "alignment",
              "uniformity",
              "RankMe",
              "RankMe (centred)",
              "participation ratio",
              "feature deviation",
              "dead units",
              "correlation");
      assertThat(evaluation.confusion()).isEmpty();
      assertThat(evaluation.measures().get(0).value()).isBetween(0.01, 3.0);
      for (int threads : new int[] {1, 5}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
          assertThat(pool.submit(() -> evaluate(encoder)).get()).isEqualTo(evaluation);
        } finally {
          pool.shutdown();
        }
      }
    }
  }

  @Test
  void should_find_views_aligned_that_are_the_image_itself() {
    try (Network encoder = encoder()) {
      Evaluation evaluation =
          new Representation(
                  new RepresentationConfig(60, 1e-7, 2, Optional.of(Recipes.NONE)), RECIPES)
              .evaluate(new PretrainedEncoder(encoder, IMAGES, new Seed(3)));

      assertThat(evaluation.measures().get(0).value()).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void should_note_too_few_images_for_a_rank() {
    try (Network encoder = encoder()) {
      PretrainedEncoder subject = new PretrainedEncoder(encoder, IMAGES, new Seed(3));

      assertThat(
              new Representation(new RepresentationConfig(49, 1e-7, 2, Optional.empty()), RECIPES)
                  .evaluate(subject)
                  .notes())
          .containsExactly(
              "RankMe of 49 images of 5 dimensions is bounded by the sample; 50 or more would be enough");
      assertThat(evaluate(encoder).notes()).isEmpty();
    }
  }

  @Test
  void should_reject_an_unknown_recipe_and_bad_settings() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Representation(
                    new RepresentationConfig(10, 0, 2, Optional.of("cifar-z")), RECIPES))
        .withMessageContaining(
            "There is no recipe \"cifar-z\"; did you mean cifar-a? There are barlow-twins");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepresentationConfig(1, 1, 0, Optional.empty()))
        .withMessageContaining("samples must be 2 or more, but is 1")
        .withMessageContaining("epsilon must be from 0 to below 1, but is 1.0")
        .withMessageContaining("sharpness must be a finite number above 0, but is 0.0");
  }

  private static Evaluation evaluate(Network encoder) {
    return new Representation(new RepresentationConfig(), RECIPES)
        .evaluate(new PretrainedEncoder(encoder, IMAGES, new Seed(3)));
  }

  private static Network encoder() {
    Mlp model = new Mlp(new MlpConfig(List.of(9, 5), Activation.TANH, true));
    return Network.create(
        model.encoder(IMAGES.fit().shape(), DataType.FLOAT), new Dl4jExecutor(), new Seed(4));
  }

  private static double[][] random(int rows, int dimensions) {
    RandomGenerator random = new Seed(1).generator();
    double[][] features = new double[rows][dimensions];
    for (double[] row : features) {
      for (int d = 0; d < dimensions; d++) {
        row[d] = d + random.nextGaussian() + row[0];
      }
    }
    return features;
  }

  private static double[][] naiveCovariance(double[][] features) {
    int dimensions = features[0].length;
    double[][] covariance = new double[dimensions][dimensions];
    double[] mean = new double[dimensions];
    for (double[] row : features) {
      for (int d = 0; d < dimensions; d++) {
        mean[d] += row[d] / features.length;
      }
    }
    for (double[] row : features) {
      for (int i = 0; i < dimensions; i++) {
        for (int j = 0; j < dimensions; j++) {
          covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / (features.length - 1);
        }
      }
    }
    return covariance;
  }
}
