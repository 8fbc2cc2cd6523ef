package io.github.lac4j.evaluation.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.evaluator.FrozenFeatures;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedKnnTest {

  @ParameterizedTest
  @CsvSource({
    // Sizes below, at and beyond the blocks of 512 images, the tiles of 128 queries and odd
    // dimensions.
    "10, 5, 3, 2, 5",
    "511, 129, 4, 3, 20",
    "512, 128, 7, 3, 200",
    "700, 70, 33, 10, 200",
    "1025, 1, 128, 5, 1",
  })
  void should_agree_with_a_plain_loop_over_cosines_in_double_precision(
      int bank, int queries, int dimensions, int classes, int k) {
    Features train =
        RandomFeatures.gaussian(new Seed(1), new Seed(2), bank, dimensions, classes, 2);
    Features test =
        RandomFeatures.gaussian(new Seed(1), new Seed(3), queries, dimensions, classes, 2);
    WeightedKnn knn = new WeightedKnn(new WeightedKnnConfig().with(k, 0.1));

    int[] predictions = knn.predict(train, test);

    // Random cosines and votes lie further apart than the rounding of floats, some 1e-6.
    assertThat(predictions)
        .containsExactly(
            naive(
                train,
                test,
                Math.min(k, bank / 2),
                WeightedKnnTest::cosine,
                c -> Math.exp(c / 0.1)));
    assertThat(knn.evaluate(new FrozenFeatures(train, test)).measures())
        .containsExactly(Measure.accuracy("kNN top-1", test.accuracyOf(predictions)));
  }

  @ParameterizedTest
  @CsvSource({"10, 5, 3, 2, 5", "600, 65, 4, 3, 20", "700, 70, 33, 10, 200"})
  void should_agree_with_a_plain_loop_over_distances_in_double_precision(
      int bank, int queries, int dimensions, int classes, int k) {
    // Far from zero, where squares of floats would cancel.
    Features train =
        shifted(RandomFeatures.gaussian(new Seed(1), new Seed(2), bank, dimensions, classes, 2));
    Features test =
        shifted(RandomFeatures.gaussian(new Seed(1), new Seed(3), queries, dimensions, classes, 2));
    WeightedKnn knn =
        new WeightedKnn(new WeightedKnnConfig().with(k, 0.1).with(Distance.EUCLIDEAN));

    assertThat(knn.predict(train, test))
        .containsExactly(
            naive(
                train,
                test,
                Math.min(k, bank / 2),
                (a, rowOfA, b, rowOfB) -> -distance(a, rowOfA, b, rowOfB),
                similarity -> 1 / (1e-5 - similarity)));
  }

  private static Features shifted(Features features) {
    float[] values = new float[features.rows() * features.dimensions()];
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, values, row * features.dimensions());
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += 100;
    }
    return features.withValues(values, features.dimensions());
  }

  private interface Similarity {
    double of(Features a, int rowOfA, Features b, int rowOfB);
  }

  private static int[] naive(
      Features train, Features test, int k, Similarity similarity, DoubleUnaryOperator weight) {
    return IntStream.range(0, test.rows())
        .map(
            query -> {
              double[] similarities =
                  IntStream.range(0, train.rows())
                      .mapToDouble(row -> similarity.of(train, row, test, query))
                      .toArray();
              List<Integer> order =
                  IntStream.range(0, train.rows())
                      .boxed()
                      .sorted(Comparator.comparingDouble(row -> -similarities[row]))
                      .toList();
              double[] votes = new double[train.classes()];
              order
                  .subList(0, k)
                  .forEach(
                      row -> votes[train.label(row)] += weight.applyAsDouble(similarities[row]));
              return IntStream.range(0, votes.length)
                  .boxed()
                  .max(Comparator.comparingDouble(label -> votes[label]))
                  .orElseThrow();
            })
        .toArray();
  }

  private static double distance(Features a, int rowOfA, Features b, int rowOfB) {
    double squares = 0;
    for (int d = 0; d < a.dimensions(); d++) {
      squares += Math.pow((double) a.value(rowOfA, d) - b.value(rowOfB, d), 2);
    }
    return Math.sqrt(squares);
  }

  private static double cosine(Features a, int rowOfA, Features b, int rowOfB) {
    double product = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int d = 0; d < a.dimensions(); d++) {
      product += (double) a.value(rowOfA, d) * b.value(rowOfB, d);
      squaresOfA += (double) a.value(rowOfA, d) * a.value(rowOfA, d);
      squaresOfB += (double) b.value(rowOfB, d) * b.value(rowOfB, d);
    }
    return product / Math.sqrt(squaresOfA * squaresOfB);
  }

  @Test
  void should_let_one_close_neighbour_outvote_two_distant_ones_at_a_low_temperature() {
    // Cosines with the query: 1 for class 0, 0.6 twice for class 1; three do not count.
    Features train =
        new Features(
            new float[] {2, 0, 3, 4, 3, -4, -1, 0, -1, 0, -1, 0},
            2,
            new int[] {0, 1, 1, 2, 2, 2},
            3);
    Features test = new Features(new float[] {5, 0}, 2, new int[] {0}, 3);

    // exp(10) against 2 exp(6)
    assertThat(predict(3, 0.1, train, test)).containsExactly(0);
    // exp(1) = 2.72 against 2 exp(0.6) = 3.64
    assertThat(predict(3, 1, train, test)).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-4, 1e300})
  void should_survive_any_temperature(double temperature) {
    Features train =
        new Features(new float[] {1, 0, 0, 1, -1, 0, 0, -1}, 2, new int[] {1, 0, 0, 0}, 2);
    Features test = new Features(new float[] {1, 0}, 2, new int[] {1}, 2);

    assertThat(predict(1, temperature, train, test)).containsExactly(1);
  }

  @Test
  void should_break_ties_by_the_lower_class() {
    // Both neighbours have cosine 1; the one of the higher class comes first in the bank.
    Features train =
        new Features(new float[] {1, 0, 2, 0, -1, 0, -1, 0}, 2, new int[] {2, 1, 0, 0}, 3);
    Features test = new Features(new float[] {1, 0}, 2, new int[] {0}, 3);

    assertThat(predict(2, 0.1, train, test)).containsExactly(1);
  }

  @Test
  void should_prefer_the_earlier_of_equal_neighbours() {
    // 600 equal images, so that equal cosines come from different blocks of the bank.
    float[] values = new float[1200];
    int[] labels = new int[600];
    for (int row = 0; row < 600; row++) {
      values[2 * row] = 0.3f;
      values[2 * row + 1] = 0.7f;
      labels[row] = row < 3 ? 1 : 0;
    }
    Features train = new Features(values, 2, labels, 2);
    Features test = new Features(new float[] {0.5f, 0.1f}, 2, new int[] {0}, 2);

    assertThat(predict(3, 0.1, train, test)).containsExactly(1);
    assertThat(predict(7, 0.1, train, test)).containsExactly(0);
  }

  @Test
  void should_hold_equal_images_for_equally_near_wherever_they_are() {
    // Two blocks of the bank, one of them filled up, whose images are all the same.
    float[] image = new float[45];
    for (int d = 0; d < image.length; d++) {
      image[d] = (float) Math.sin(d + 1.0);
    }
    float[] values = new float[700 * image.length];
    int[] labels = new int[700];
    for (int row = 0; row < 700; row++) {
      System.arraycopy(image, 0, values, row * image.length, image.length);
      labels[row] = row < 3 ? 1 : 0;
    }
    Features train = new Features(values, image.length, labels, 2);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(2), 70, image.length, 2, 1);

    assertThat(predict(3, 0.1, train, test)).containsOnly(1);
    assertThat(predict(7, 0.1, train, test)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void should_find_the_same_on_any_number_of_threads(int threads) throws Exception {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 1500, 40, 10, 3);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 700, 40, 10, 3);
    int[] expected = predict(20, 0.1, train, test);
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      assertThat(pool.submit(() -> predict(20, 0.1, train, test)).get()).isEqualTo(expected);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void should_let_an_image_at_distance_zero_outvote_all_others() {
    Features train =
        new Features(
            new float[] {3, 0, 3.1f, 0, 3, 0.1f, 5, 5, 5, 5, 5, 5},
            2,
            new int[] {1, 0, 0, 2, 2, 2},
            3);
    Features test = new Features(new float[] {3, 0}, 2, new int[] {1}, 3);

    assertThat(
            new WeightedKnn(new WeightedKnnConfig().with(3, 0.1).with(Distance.EUCLIDEAN))
                .predict(train, test))
        .containsExactly(1);
  }

  @Test
  void should_use_half_of_a_bank_that_is_small() {
    WeightedKnn knn = new WeightedKnn(new WeightedKnnConfig());

    assertThat(knn.neighbors(50000)).isEqualTo(200);
    assertThat(knn.neighbors(400)).isEqualTo(200);
    assertThat(knn.neighbors(399)).isEqualTo(199);
    assertThat(knn.neighbors(100)).isEqualTo(50);
    assertThat(knn.neighbors(1)).isEqualTo(1);
  }

  @Test
  void should_not_count_the_whole_bank_when_k_is_larger() {
    // With all six voting, class 1 would win by numbers.
    Features train =
        new Features(
            new float[] {1, 0, 1, 0.1f, 1, -0.1f, 0, 1, 0.1f, 1, -0.1f, 1, 0, 1},
            2,
            new int[] {0, 0, 0, 1, 1, 1, 1},
            2);
    Features test = new Features(new float[] {1, 0}, 2, new int[] {0}, 2);

    assertThat(predict(1000, 1e6, train, test)).containsExactly(0);
  }

  @Test
  void should_give_features_of_zero_cosine_zero() {
    Features train =
        new Features(new float[] {-1, 0, -1, 0.1f, 0, 0, -1, 0}, 2, new int[] {0, 0, 1, 0}, 2);
    Features ahead = new Features(new float[] {1, 0}, 2, new int[] {1}, 2);
    Features zero = new Features(new float[] {0, 0}, 2, new int[] {0}, 2);

    // Zero is nearer to the query than what points away from it.
    assertThat(predict(1, 0.1, train, ahead)).containsExactly(1);
    // To zero all are equally near, and the first two vote.
    assertThat(predict(2, 0.1, train, zero)).containsExactly(0);
  }

  @Test
  void should_not_care_about_the_length_of_features() {
    Features train = RandomFeatures.gaussian(new Seed(4), new Seed(5), 100, 8, 4, 2);
    Features test = RandomFeatures.gaussian(new Seed(4), new Seed(6), 50, 8, 4, 2);
    float[] scaled = new float[50 * 8];
    for (int row = 0; row < 50; row++) {
      for (int d = 0; d < 8; d++) {
        // Powers of two change no digit.
        scaled[row * 8 + d] = test.value(row, d) * (float) Math.pow(2, row % 60 - 30);
      }
    }

    assertThat(predict(20, 0.1, train, test.withValues(scaled, 8)))
        .containsExactly(predict(20, 0.1, train, test));
  }

  @Test
  void should_state_its_parameters() {
    WeightedKnnConfig config = new WeightedKnnConfig().with(20, 0.07);
    assertThat(new WeightedKnn(config).protocol())
        .contains("min(20, N/2)")
        .contains("0.07")
        .contains("cosine")
        .doesNotContain("\n");
    assertThat(new WeightedKnn(config.with(Distance.EUCLIDEAN)).protocol())
        .contains("Euclidean", "1 / (d + 0.00001)")
        .doesNotContain("0.07");
  }

  @Test
  void should_reject_bad_settings() {
    assertThatThrownBy(() -> new WeightedKnnConfig(0, 0, Distance.COSINE))
        .hasMessageContaining("k must be 1 or more, but is 0")
        .hasMessageContaining("temperature must be a finite number above 0, but is 0.0");
    assertThatThrownBy(() -> new WeightedKnnConfig().with(1, Double.NaN))
        .hasMessageContaining("NaN");
  }

  private static int[] predict(int k, double temperature, Features train, Features test) {
    return new WeightedKnn(new WeightedKnnConfig().with(k, temperature)).predict(train, test);
  }
}
