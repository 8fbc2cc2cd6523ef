package io.github.lac4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurvaturePairsTest {

  private static final double[] ORIGIN = {0, 0};
  private static final double[] GRADIENT = {1, 2};

  @Test
  void should_descend_along_the_gradient_without_pairs() {
    assertThat(direction(new CurvaturePairs(2, 2))).containsExactly(-1, -2);
  }

  @Test
  void should_take_a_newton_step_once_the_pairs_span_the_space() {
    // Hessian diag(4, 8): conjugate steps make the two-loop recursion exact.
    CurvaturePairs pairs = new CurvaturePairs(2, 2);
    pairs.add(ORIGIN, new double[] {1, 0}, ORIGIN, new double[] {4, 0});
    pairs.add(ORIGIN, new double[] {0, 1}, ORIGIN, new double[] {0, 8});

    assertThat(direction(pairs)).containsExactly(new double[] {-0.25, -0.25}, within(1e-15));
  }

  @Test
  void should_forget_the_oldest_pair_first() {
    CurvaturePairs pairs = new CurvaturePairs(2, 2);
    pairs.add(ORIGIN, new double[] {3, 1}, ORIGIN, new double[] {7, 5});
    pairs.add(ORIGIN, new double[] {1, 0}, ORIGIN, new double[] {4, 0});
    pairs.add(ORIGIN, new double[] {0, 1}, ORIGIN, new double[] {0, 8});

    assertThat(direction(pairs)).containsExactly(new double[] {-0.25, -0.25}, within(1e-15));
  }

  @Test
  void should_leave_out_a_pair_of_negative_curvature_and_what_it_overwrote() {
    CurvaturePairs pairs = new CurvaturePairs(2, 2);
    pairs.add(ORIGIN, new double[] {3, 1}, ORIGIN, new double[] {7, 5});
    pairs.add(ORIGIN, new double[] {0, 1}, ORIGIN, new double[] {0, 8});
    pairs.add(ORIGIN, new double[] {1, 0}, ORIGIN, new double[] {-4, 0});
    CurvaturePairs expected = new CurvaturePairs(2, 2);
    expected.add(ORIGIN, new double[] {0, 1}, ORIGIN, new double[] {0, 8});

    assertThat(direction(pairs)).containsExactly(direction(expected));
  }

  @Test
  void should_start_again_when_cleared() {
    CurvaturePairs pairs = new CurvaturePairs(2, 2);
    pairs.add(ORIGIN, new double[] {0, 1}, ORIGIN, new double[] {0, 8});

    pairs.clear();

    assertThat(pairs.isEmpty()).isTrue();
    assertThat(direction(pairs)).containsExactly(-1, -2);
  }

  private static double[] direction(CurvaturePairs pairs) {
    double[] direction = new double[2];
    pairs.descend(GRADIENT, direction);
    return direction;
  }
}
