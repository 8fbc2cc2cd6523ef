package io.github.lac4j.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.vector.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TsneTest {

  private static final TsneConfig DEFAULTS = new TsneConfig();

  @Test
  void should_have_the_divergence_and_gradient_that_scikit_learn_has() {
    Tsne map = new Tsne(GoldenProjections.matrix("small"), 3, GoldenProjections.matrix("place"));

    // As far as its probabilities agree.
    assertThat(map.divergence()).isCloseTo(GoldenProjections.number("divergence"), within(1e-4));
    double[][] expected = GoldenProjections.matrix("gradient");
    for (int i = 0; i < expected.length; i++) {
      assertThat(map.gradient()[i]).containsExactly(expected[i], within(1e-5));
    }
  }

  @Test
  void should_have_the_gradient_of_its_divergence() {
    double[][] points = RandomPoints.normal(5, 9, 4);
    double[][] place = RandomPoints.normal(6, 9, 2);
    double[][] gradient = new Tsne(points, 2.5, place).gradient();
    double h = 1e-5;

    for (int i = 0; i < 9; i++) {
      for (int k = 0; k < 2; k++) {
        double slope =
            (new Tsne(points, 2.5, moved(place, i, k, h)).divergence()
                    - new Tsne(points, 2.5, moved(place, i, k, -h)).divergence())
                / (2 * h);
        assertThat(gradient[i][k]).isCloseTo(slope, within(1e-8));
      }
    }
  }

  @Test
  void should_end_as_low_as_scikit_learn() {
    // Seeds end in minima that differ by some tenths: of 0 to 11, seven end as low.
    Tsne map =
        Tsne.of(GoldenProjections.matrix("groups"), new TsneConfig(10, 750, 250, 12), new Seed(7));

    assertThat(map.divergence())
        .isPositive()
        .isLessThan(1.05 * GoldenProjections.number("finalDivergence"));
  }

  @Test
  void should_keep_every_group_apart() {
    double[][] coordinates =
        Tsne.of(RandomPoints.groups(4, 5, 20, 10), DEFAULTS, new Seed(1)).coordinates();

    for (int i = 0; i < coordinates.length; i++) {
      int self = i;
      int nearest =
          IntStream.range(0, coordinates.length)
              .filter(j -> j != self)
              .boxed()
              .min(
                  Comparator.comparing(
                      j -> Vectors.squaredDistance(coordinates[self], coordinates[j])))
              .orElseThrow();
      assertThat(nearest / 20).isEqualTo(i / 20);
    }
  }

  @Test
  void should_draw_the_same_map_twice_and_another_from_another_seed() {
    double[][] points = RandomPoints.normal(9, 50, 8);

    double[][] once = Tsne.of(points, DEFAULTS, new Seed(3)).coordinates();

    assertThat(Tsne.of(points, DEFAULTS, new Seed(3)).coordinates()).isDeepEqualTo(once);
    assertThat(Arrays.deepEquals(Tsne.of(points, DEFAULTS, new Seed(4)).coordinates(), once))
        .isFalse();
  }

  @Test
  void should_lower_the_perplexity_for_few_points_and_stay_finite_where_all_are_alike() {
    Tsne map = Tsne.of(new double[7][3], DEFAULTS, new Seed(1));

    assertThat(map.perplexity()).isEqualTo(2);
    assertThat(map.divergence()).isFinite();
    for (double[] point : map.coordinates()) {
      assertThat(point[0]).isFinite();
      assertThat(point[1]).isFinite();
    }
  }

  @Test
  void should_lead_points_on_a_line_out_of_it() {
    double[][] line = new double[40][2];
    for (int i = 0; i < line.length; i++) {
      line[i][0] = i;
    }

    double[][] coordinates =
        Tsne.of(line, new TsneConfig(5, 750, 250, 12), new Seed(1)).coordinates();

    double height =
        Arrays.stream(coordinates).mapToDouble(point -> Math.abs(point[1])).max().orElse(0);
    assertThat(height).isGreaterThan(0.1);
  }

  @Test
  void should_refuse_what_has_no_map() {
    assertThatThrownBy(() -> Tsne.of(new double[3][5], DEFAULTS, new Seed(1)))
        .hasMessageContaining("4 points or more");
    assertThatThrownBy(() -> new TsneConfig(1, 10, 5, 12)).hasMessageContaining("above 1");
    assertThatThrownBy(() -> new TsneConfig(30, 10, 11, 12))
        .hasMessageContaining("from 0 to the 10");
    assertThatThrownBy(() -> new TsneConfig(30, 10, 5, 0.5)).hasMessageContaining("1 or more");
  }

  private static double[][] moved(double[][] place, int row, int column, double by) {
    double[][] moved = Arrays.stream(place).map(double[]::clone).toArray(double[][]::new);
    moved[row][column] += by;
    return moved;
  }
}
