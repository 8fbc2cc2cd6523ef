package io.github.lac4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.evaluation.probe.Lbfgs.DifferentiableFunction;
import io.github.lac4j.evaluation.probe.Lbfgs.Minimum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {

  private interface Evaluation {
    double evaluate(double[] point, double[] gradient);
  }

  private static DifferentiableFunction function(int dimensions, Evaluation evaluation) {
    return new DifferentiableFunction() {
      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public double evaluate(double[] point, double[] gradient) {
        return evaluation.evaluate(point, gradient);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"-1.2, 1", "0, 0", "3, -4", "-30, 50"})
  void should_follow_the_valley_of_rosenbrock(double x, double y) {
    DifferentiableFunction rosenbrock =
        function(
            2,
            (point, gradient) -> {
              double across = point[1] - point[0] * point[0];
              gradient[0] = -2 * (1 - point[0]) - 400 * point[0] * across;
              gradient[1] = 200 * across;
              return (1 - point[0]) * (1 - point[0]) + 100 * across * across;
            });

    Minimum minimum = new Lbfgs(200, 1e-8).minimize(rosenbrock, new double[] {x, y});

    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.gradientNorm()).isLessThanOrEqualTo(1e-8);
    // The smallest curvature at the minimum is 0.4: a gradient of 1e-8 leaves less than 1e-7.
    assertThat(minimum.point()[0]).isCloseTo(1, within(1e-7));
    assertThat(minimum.point()[1]).isCloseTo(1, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40})
  void should_solve_an_ill_conditioned_quadratic(int dimensions) {
    // Curvatures from 1 to 1e4, minimum at 1, 2, 3, ...
    DifferentiableFunction quadratic =
        function(
            dimensions,
            (point, gradient) -> {
              double value = 0;
              for (int i = 0; i < dimensions; i++) {
                double curvature = Math.pow(1e4, i / (double) dimensions);
                double difference = point[i] - (i + 1);
                gradient[i] = curvature * difference;
                value += 0.5 * curvature * difference * difference;
              }
              return value;
            });

    Minimum minimum = new Lbfgs(2000, 1e-9).minimize(quadratic, new double[dimensions]);

    assertThat(minimum.converged()).isTrue();
    for (int i = 0; i < dimensions; i++) {
      assertThat(minimum.point()[i]).isCloseTo(i + 1, within(1e-8));
    }
  }

  @Test
  void should_back_out_of_a_region_that_is_not_finite() {
    // Minus the logarithm has no value below 0, and the first step jumps there.
    DifferentiableFunction barrier =
        function(
            1,
            (point, gradient) -> {
              gradient[0] = 1000 - 1 / point[0];
              return 1000 * point[0] - Math.log(point[0]);
            });

    Minimum minimum = new Lbfgs(100, 1e-6).minimize(barrier, new double[] {1});

    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.point()[0]).isCloseTo(1e-3, within(1e-9));
  }

  @Test
  void should_say_when_it_ran_out_of_iterations() {
    DifferentiableFunction quartic =
        function(
            1,
            (point, gradient) -> {
              gradient[0] = 4 * Math.pow(point[0], 3);
              return Math.pow(point[0], 4);
            });

    Minimum minimum = new Lbfgs(2, 1e-12).minimize(quartic, new double[] {10});

    assertThat(minimum.converged()).isFalse();
    assertThat(minimum.iterations()).isEqualTo(2);
    assertThat(minimum.value()).isLessThan(1e4);
  }

  @Test
  void should_end_on_a_function_without_a_minimum() {
    DifferentiableFunction slope =
        function(
            1,
            (point, gradient) -> {
              gradient[0] = -1;
              return -point[0];
            });

    assertThat(new Lbfgs(5, 1e-6).minimize(slope, new double[] {0}).converged()).isFalse();
  }

  @Test
  void should_end_where_a_wrong_gradient_lets_nothing_go_lower() {
    DifferentiableFunction wrong =
        function(
            1,
            (point, gradient) -> {
              gradient[0] = -2 * point[0];
              return point[0] * point[0];
            });

    Minimum minimum = new Lbfgs(50, 1e-6).minimize(wrong, new double[] {3});

    assertThat(minimum.converged()).isFalse();
    assertThat(minimum.point()).containsExactly(3);
    assertThat(minimum.value()).isEqualTo(9);
  }

  @Test
  void should_stay_at_a_start_that_is_the_minimum() {
    DifferentiableFunction square =
        function(
            1,
            (point, gradient) -> {
              gradient[0] = 2 * point[0];
              return point[0] * point[0];
            });
    double[] start = {0};

    Minimum minimum = new Lbfgs(5, 1e-6).minimize(square, start);

    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.iterations()).isZero();
  }

  @Test
  void should_reject_a_start_that_does_not_fit() {
    DifferentiableFunction undefined = function(1, (point, gradient) -> Double.NaN);
    Lbfgs lbfgs = new Lbfgs(5, 1e-6);

    assertThatThrownBy(() -> lbfgs.minimize(undefined, new double[2]))
        .hasMessageContaining("the start has 2");
    assertThatThrownBy(() -> lbfgs.minimize(undefined, new double[1]))
        .hasMessageContaining("NaN at the start");
    assertThatThrownBy(() -> new Lbfgs(-1, 1)).hasMessageContaining("is -1");
    assertThatThrownBy(() -> new Lbfgs(1, 0)).hasMessageContaining("is 0.0");
  }
}
