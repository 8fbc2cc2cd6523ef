package io.github.lac4j.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.vector.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinitiesTest {

  @Test
  void should_agree_with_scikit_learn() {
    double[][] found = Affinities.of(GoldenProjections.matrix("small"), 3);

    double[][] expected = GoldenProjections.matrix("probabilities");
    for (int i = 0; i < found.length; i++) {
      // Its search stops at 1e-5, in the entropy of each row.
      assertThat(found[i]).containsExactly(expected[i], within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 5, 13})
  void should_have_the_wanted_perplexity_around_every_point(double perplexity) {
    double[][] points = RandomPoints.normal(2, 40, 3);
    double[] distances =
        Arrays.stream(points).mapToDouble(p -> Vectors.squaredDistance(p, points[7])).toArray();

    Affinities.toProbabilities(distances, 7, Math.log(perplexity));

    double entropy = -Arrays.stream(distances).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
    assertThat(Math.exp(entropy)).isCloseTo(perplexity, within(1e-8));
    assertThat(distances[7]).isZero();
    assertThat(Arrays.stream(distances).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void should_be_symmetric_and_sum_to_one_even_for_points_at_one_place() {
    double[][] points = RandomPoints.normal(2, 30, 3);
    for (int i = 1; i < 20; i++) {
      points[i] = points[0].clone();
    }
    points[29][0] = 1e9;

    double[][] found = Affinities.of(points, 5);

    double total = 0;
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        assertThat(found[i][j]).isEqualTo(found[j][i]).isNotNegative().isFinite();
        total += found[i][j];
      }
    }
    assertThat(total).isCloseTo(1, within(1e-12));
  }
}
