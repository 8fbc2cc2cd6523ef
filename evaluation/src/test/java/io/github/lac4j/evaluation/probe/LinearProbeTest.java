package io.github.lac4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.evaluator.FrozenFeatures;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LinearProbeTest {

  private static final LinearProbeConfig SINGLE = new LinearProbeConfig().withL2(1e-3);

  @Test
  void should_find_what_a_very_long_gradient_descent_finds() {
    Features features = RandomFeatures.gaussian(new Seed(1), new Seed(2), 40, 3, 3, 1);
    SoftmaxRegression regression = new SoftmaxRegression(features, 0.1);
    double[] expected = new double[regression.dimensions()];
    double[] gradient = new double[expected.length];
    for (int step = 0; step < 20_000; step++) {
      regression.evaluate(expected, gradient);
      for (int i = 0; i < expected.length; i++) {
        expected[i] -= 0.1 * gradient[i];
      }
    }

    double[] found = new Lbfgs(500, 1e-9).minimize(regression, new double[expected.length]).point();

    // Weights have curvature 0.1 or more, so a gradient of 1e-9 leaves 1e-8. Biases have one free
    // direction, all of them together, in which neither method ever moves.
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-7));
    }
  }

  @Test
  void should_stay_finite_on_separable_data() {
    Features separable = new Features(new float[] {-2, -1, 1, 2}, 1, new int[] {0, 0, 1, 1}, 2);

    LinearProbeResult result = new LinearProbe(SINGLE).probe(separable, separable);

    assertThat(result.converged()).isTrue();
    assertThat(result.accuracy()).isEqualTo(1);
    assertThat(result.objective()).isBetween(0.0, Math.log(2));
  }

  @Test
  void should_end_on_separable_data_even_without_regularisation() {
    Features separable = new Features(new float[] {-2, -1, 1, 2}, 1, new int[] {0, 0, 1, 1}, 2);

    LinearProbeResult result =
        new LinearProbe(new LinearProbeConfig().withL2(0).withMaximumIterations(500))
            .probe(separable, separable);

    assertThat(result.accuracy()).isEqualTo(1);
    assertThat(result.objective()).isFinite();
  }

  @Test
  void should_not_depend_on_the_order_of_images() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 400, 8, 4, 2);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 300, 8, 4, 2);
    LinearProbe probe = new LinearProbe(SINGLE);

    double accuracy = probe.probe(train, test).accuracy();

    assertThat(accuracy).isBetween(0.5, 0.99);
    assertThat(probe.probe(shuffled(train, new Seed(4)), shuffled(test, new Seed(5))).accuracy())
        .isEqualTo(accuracy);
  }

  private static Features shuffled(Features features, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] order = new int[features.rows()];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    float[] values = new float[features.rows() * features.dimensions()];
    int[] labels = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      features.copyRow(order[i], values, i * features.dimensions());
      labels[i] = features.label(order[i]);
    }
    return new Features(values, features.dimensions(), labels, features.classes());
  }

  @Test
  void should_not_care_about_scale_and_shift_when_it_standardizes() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 6, 3, 2);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 300, 6, 3, 2);
    LinearProbe probe = new LinearProbe(SINGLE);

    assertThat(probe.probe(stretched(train), stretched(test)).accuracy())
        .isEqualTo(probe.probe(train, test).accuracy());
  }

  private static Features stretched(Features features) {
    float[] values = new float[features.rows() * features.dimensions()];
    for (int row = 0; row < features.rows(); row++) {
      for (int d = 0; d < features.dimensions(); d++) {
        int i = row * features.dimensions() + d;
        values[i] = features.value(row, d) * (float) Math.pow(2, 3 * d) + d;
      }
    }
    return features.withValues(values, features.dimensions());
  }

  @Test
  void should_learn_labels_it_can_and_not_labels_it_cannot() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 500, 16, 5, 0.3);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 500, 16, 5, 0.3);
    Features strange = RandomFeatures.gaussian(new Seed(9), new Seed(8), 500, 16, 5, 3);
    Features noise = RandomFeatures.gaussian(new Seed(7), new Seed(6), 500, 16, 5, 3);
    LinearProbe probe = new LinearProbe(SINGLE);

    assertThat(probe.probe(train, test).accuracy()).isGreaterThan(0.99);
    // Centres of another seed: chance is 0.2, with a deviation of 0.018 over 500 images.
    assertThat(probe.probe(strange, noise).accuracy()).isBetween(0.05, 0.4);
  }

  @Test
  void should_classify_everything_alike_when_features_have_collapsed() {
    Features collapsed = new Features(new float[] {1, 1, 1, 1}, 1, new int[] {2, 0, 2, 1}, 3);

    LinearProbeResult result = new LinearProbe(SINGLE).probe(collapsed, collapsed);

    // The bias learns which class is the most frequent.
    assertThat(result.accuracy()).isEqualTo(0.5);
    assertThat(result.converged()).isTrue();
    // Entropy of the labels: 1/2 log 2 + 2 x 1/4 log 4.
    assertThat(result.objective()).isCloseTo(1.5 * Math.log(2), within(1e-8));
  }

  @Test
  void should_say_when_it_did_not_converge() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 6, 3, 2);

    LinearProbeResult result =
        new LinearProbe(new LinearProbeConfig().withL2(1e-3).withMaximumIterations(1))
            .probe(train, train);

    assertThat(result.converged()).isFalse();
    assertThat(result.iterations()).isEqualTo(1);
    assertThat(result.gradientNorm()).isGreaterThan(1e-5);
  }

  @Test
  void should_note_that_it_did_not_converge() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 6, 3, 2);
    LinearProbe probe = new LinearProbe(new LinearProbeConfig().withMaximumIterations(1));

    assertThat(probe.evaluate(new FrozenFeatures(train, train)).notes())
        .anyMatch(note -> note.contains("the fit stopped after 1 steps at gradient"))
        .anyMatch(
            note -> note.contains("the fits with [0.1, 0.01, 0.001, 1.0E-4, 1.0E-5] stopped"));
    assertThat(new LinearProbe(SINGLE).evaluate(new FrozenFeatures(train, train)).notes())
        .isEmpty();
  }

  @Test
  void should_choose_the_regularisation_that_does_best_on_the_validation_part() {
    // 60 images of 40 noisy dimensions: a fit that is hardly regularised learns the noise.
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 60, 40, 3, 6);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 2000, 40, 3, 6);
    LinearProbeConfig sweep = new LinearProbeConfig(List.of(1e-6, 1.0, 1e3), 0.5, 1000, 1e-6, true);

    LinearProbeResult result = new LinearProbe(sweep).probe(train, test);

    assertThat(result.trials())
        .extracting(LinearProbeResult.Trial::l2)
        .containsExactly(1e3, 1., 1e-6);
    double best =
        result.trials().stream().mapToDouble(LinearProbeResult.Trial::accuracy).max().orElseThrow();
    assertThat(result.trials())
        .filteredOn(trial -> trial.accuracy() == best)
        .first()
        .extracting(LinearProbeResult.Trial::l2)
        .isEqualTo(result.l2());
    assertThat(result.l2()).isGreaterThan(1e-6);
    LinearProbeResult taken = new LinearProbe(sweep.withL2(result.l2())).probe(train, test);
    assertThat(taken.accuracy()).isEqualTo(result.accuracy());
    assertThat(taken.objective()).isEqualTo(result.objective());
  }

  @Test
  void should_choose_without_a_look_at_the_test_features() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 200, 10, 3, 3);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 200, 10, 3, 3);
    Features other = RandomFeatures.gaussian(new Seed(8), new Seed(9), 50, 10, 3, 3);
    LinearProbe probe = new LinearProbe(new LinearProbeConfig());

    assertThat(probe.probe(train, other).trials()).isEqualTo(probe.probe(train, test).trials());
    assertThat(probe.probe(train, other).objective())
        .isEqualTo(probe.probe(train, test).objective());
  }

  @Test
  void should_tell_raw_from_standardised_features_by_name() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 100, 4, 3, 2);
    FrozenFeatures subject = new FrozenFeatures(train, train);

    assertThat(new LinearProbe(SINGLE).evaluate(subject).measures().get(0).name())
        .isEqualTo("linear probe top-1");
    assertThat(new LinearProbe(SINGLE.raw()).evaluate(subject).measures().get(0).name())
        .isEqualTo("linear probe top-1 (raw)");
  }

  @Test
  void should_state_its_parameters() {
    assertThat(
            new LinearProbe(new LinearProbeConfig(List.of(0.25), 0.1, 77, 1e-3, false)).protocol())
        .contains("0.25")
        .contains("77")
        .contains("0.001")
        .contains("raw features")
        .doesNotContain("validation", "\n");
    assertThat(new LinearProbe(new LinearProbeConfig()).protocol())
        .contains("[1.0E-5, 1.0E-4, 0.001, 0.01, 0.1]", "class-balanced 0.1", "standardised");
  }

  @Test
  void should_reject_bad_settings_and_features() {
    assertThatThrownBy(() -> new LinearProbeConfig(List.of(-1.0), 1, 0, 0, true))
        .hasMessageContaining("l2 must be a finite number, 0 or more, but is -1.0")
        .hasMessageContaining("validationShare must be more than 0 and less than 1, but is 1.0")
        .hasMessageContaining("maximumIterations must be 1 or more, but is 0")
        .hasMessageContaining("tolerance must be a finite number above 0, but is 0.0");
    assertThatThrownBy(() -> new LinearProbeConfig(List.of(), 0.1, 1, 1, true))
        .hasMessageContaining("l2 is []");
    Features narrow = new Features(new float[2], 1, new int[] {0, 1}, 2);
    Features wide = new Features(new float[4], 2, new int[] {0, 1}, 2);
    LinearProbe probe = new LinearProbe(SINGLE);
    assertThatThrownBy(() -> probe.probe(narrow, wide))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
