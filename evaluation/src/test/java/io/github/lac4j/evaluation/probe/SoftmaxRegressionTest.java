package io.github.lac4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftmaxRegressionTest {

  @ParameterizedTest
  // Odd and even numbers of classes; rows below, at and beyond a block of 128.
  @CsvSource({"7, 3, 2, 0", "20, 1, 4, 0.1", "30, 5, 5, 1", "128, 3, 3, 0.1", "600, 2, 9, 0.01"})
  void should_have_the_gradient_of_finite_differences(
      int rows, int dimensions, int classes, double l2) {
    Features features =
        RandomFeatures.gaussian(new Seed(1), new Seed(2), rows, dimensions, classes, 1);
    SoftmaxRegression regression = new SoftmaxRegression(features, l2);
    double[] point = randomPoint(regression.dimensions());
    double[] gradient = new double[point.length];
    regression.evaluate(point, gradient);

    double step = 1e-5;
    for (int i = 0; i < point.length; i++) {
      double[] moved = point.clone();
      moved[i] += step;
      double above = regression.evaluate(moved, new double[point.length]);
      moved[i] -= 2 * step;
      double below = regression.evaluate(moved, new double[point.length]);
      // Truncation is of the order of step^2 = 1e-10, rounding of 1e-16 / step = 1e-11.
      assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-8));
    }
  }

  @Test
  void should_be_the_logarithm_of_the_number_of_classes_at_zero() {
    Features features = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 4, 10, 1);
    SoftmaxRegression regression = new SoftmaxRegression(features, 0.5);
    double[] gradient = new double[regression.dimensions()];

    assertThat(regression.evaluate(new double[gradient.length], gradient))
        .isCloseTo(Math.log(10), within(1e-12));
  }

  @Test
  void should_not_regularise_the_bias() {
    Features features = new Features(new float[] {0, 0}, 1, new int[] {0, 1}, 2);
    SoftmaxRegression regression = new SoftmaxRegression(features, 2);
    double[] gradient = new double[4];

    // Equal biases change no probability, whatever their size; weights see inputs of zero.
    assertThat(regression.evaluate(new double[] {0, 0, 50, 50}, gradient))
        .isCloseTo(Math.log(2), within(1e-12));
    assertThat(regression.evaluate(new double[] {3, 0, 0, 0}, gradient))
        .isCloseTo(Math.log(2) + 9, within(1e-12));
  }

  @Test
  void should_stay_finite_with_huge_logits() {
    Features features = new Features(new float[] {1, -1}, 1, new int[] {1, 1}, 2);
    SoftmaxRegression regression = new SoftmaxRegression(features, 0);
    double[] gradient = new double[4];

    // Logits +1e5 and -1e5 against label 1: the loss is their difference, then 0.
    assertThat(regression.evaluate(new double[] {1e5, -1e5, 0, 0}, gradient)).isEqualTo(1e5);
    assertThat(gradient).containsExactly(0.5, -0.5, 0.5, -0.5);
  }

  @Test
  void should_not_depend_on_the_number_of_threads() throws Exception {
    Features features = RandomFeatures.gaussian(new Seed(1), new Seed(2), 3000, 17, 6, 1);
    SoftmaxRegression regression = new SoftmaxRegression(features, 0.1);
    double[] point = randomPoint(regression.dimensions());
    double[] first = new double[point.length];
    double value = regression.evaluate(point, first);

    for (int threads : new int[] {1, 3, 8}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        double[] gradient = new double[point.length];
        assertThat(pool.submit(() -> regression.evaluate(point, gradient)).get()).isEqualTo(value);
        assertThat(gradient).containsExactly(first);
      } finally {
        pool.shutdown();
      }
    }
  }

  private static double[] randomPoint(int dimensions) {
    RandomGenerator random = new Seed(3).generator();
    return random.doubles(dimensions, -1, 1).toArray();
  }
}
