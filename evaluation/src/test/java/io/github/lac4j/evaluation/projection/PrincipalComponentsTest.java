package io.github.lac4j.evaluation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.vector.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalComponentsTest {

  @ParameterizedTest
  @CsvSource({"tall,groups", "wide,widePoints"})
  void should_agree_with_scikit_learn_up_to_the_direction_of_each_axis(String golden, String set) {
    PrincipalComponents found = PrincipalComponents.of(GoldenProjections.matrix(set), 2);

    double[][] expected = GoldenProjections.matrix(golden + "/coordinates");
    for (int k = 0; k < 2; k++) {
      double[] mine = column(found.coordinates(), k);
      double[] theirs = column(expected, k);
      double sign = Math.signum(Vectors.dot(mine, theirs));
      Vectors.scale(sign, theirs);
      assertThat(mine).containsExactly(theirs, within(1e-10));
      assertThat(found.shares().get(k))
          .isCloseTo(GoldenProjections.vector(golden + "/shares")[k], within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,5", "2,2", "7,3", "3,7", "40,30", "30,40"})
  void should_keep_all_distances_when_all_components_are_kept(int count, int dimensions) {
    double[][] points = RandomPoints.normal(3, count, dimensions);
    int all = Math.min(count, dimensions);

    PrincipalComponents found = PrincipalComponents.of(points, all);

    double[][] turned = found.coordinates();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(Vectors.squaredDistance(turned[i], turned[j]))
            .isCloseTo(Vectors.squaredDistance(points[i], points[j]), within(1e-9));
      }
    }
    double total = found.shares().stream().mapToDouble(share -> share).sum();
    assertThat(total).isCloseTo(count == 1 ? 0 : 1, within(1e-12));
    assertThat(found.shares()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void should_find_equal_axes_at_right_angles() {
    // A cross: the two directions have exactly the same variance.
    double[][] cross = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}};

    PrincipalComponents found = PrincipalComponents.of(cross, 2);

    assertThat(found.shares()).allSatisfy(share -> assertThat(share).isCloseTo(0.5, within(1e-15)));
    double[][] turned = found.coordinates();
    assertThat(Vectors.dot(column(turned, 0), column(turned, 1))).isCloseTo(0, within(1e-12));
    assertThat(Vectors.squaredDistance(turned[0], turned[2])).isCloseTo(2, within(1e-12));
  }

  @Test
  void should_put_equal_points_in_one_place() {
    double[][] points = new double[5][3];
    for (double[] point : points) {
      Arrays.fill(point, 0.1);
    }

    PrincipalComponents found = PrincipalComponents.of(points, 2);

    assertThat(found.shares()).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    for (double[] point : found.coordinates()) {
      assertThat(point).containsExactly(new double[2], within(1e-15));
    }
  }

  @Test
  void should_leave_the_points_alone_and_point_the_same_way_each_time() {
    double[][] points = RandomPoints.normal(8, 20, 6);
    double[][] before = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);

    double[][] once = PrincipalComponents.of(points, 2).coordinates();

    assertThat(points).isDeepEqualTo(before);
    assertThat(PrincipalComponents.of(points, 2).coordinates()).isDeepEqualTo(once);
    for (int k = 0; k < 2; k++) {
      double[] column = column(once, k);
      double highest = Arrays.stream(column).max().orElseThrow();
      double lowest = Arrays.stream(column).min().orElseThrow();
      assertThat(highest).isGreaterThanOrEqualTo(-lowest);
    }
  }

  @Test
  void should_refuse_more_components_than_there_are() {
    assertThatThrownBy(() -> PrincipalComponents.of(new double[1][5], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 points of 5 dimensions have no 2");
  }

  private static double[] column(double[][] rows, int index) {
    return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
  }
}
