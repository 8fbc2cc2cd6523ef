package io.github.lac4j.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureStandardizerTest {

  @Test
  void should_give_mean_zero_and_deviation_one() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 5, 3, 2);

    Features standard = FeatureStandardizer.fit(train).apply(train);

    for (int d = 0; d < 5; d++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < 300; row++) {
        sum += standard.value(row, d);
        squares += (double) standard.value(row, d) * standard.value(row, d);
      }
      // Each of 300 values is rounded to a float, at some 1e-7.
      assertThat(sum / 300).isCloseTo(0, within(1e-6));
      assertThat(squares / 300).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void should_shift_test_features_by_the_training_features() {
    Features train = new Features(new float[] {0, 4}, 1, new int[] {0, 1}, 2);
    Features test = new Features(new float[] {6, 2, 0}, 1, new int[] {0, 1, 1}, 2);

    Features standard = FeatureStandardizer.fit(train).apply(test);

    assertThat(standard.value(0, 0)).isEqualTo(2);
    assertThat(standard.value(1, 0)).isEqualTo(0);
    assertThat(standard.value(2, 0)).isEqualTo(-1);
    assertThat(standard.label(2)).isEqualTo(1);
  }

  @Test
  void should_make_constant_dimensions_zero_even_where_the_test_features_differ() {
    // 0.1f is not exact, so the mean of many carries rounding.
    float[] values = new float[1000];
    int[] labels = new int[1000];
    Arrays.fill(values, 0.1f);
    values[7] = Math.nextUp(0.1f);
    Features train = new Features(values, 1, labels, 2);
    Features test = new Features(new float[] {5}, 1, new int[] {0}, 2);

    FeatureStandardizer standardizer = FeatureStandardizer.fit(train);

    assertThat(standardizer.apply(train).value(7, 0)).isZero();
    assertThat(standardizer.apply(test).value(0, 0)).isZero();
  }

  @Test
  void should_keep_small_but_varied_dimensions() {
    Features train = new Features(new float[] {1e-12f, 3e-12f}, 1, new int[] {0, 1}, 2);

    Features standard = FeatureStandardizer.fit(train).apply(train);

    assertThat(standard.value(0, 0)).isCloseTo(-1, within(1e-6f));
    assertThat(standard.value(1, 0)).isCloseTo(1, within(1e-6f));
  }

  @Test
  void should_reject_features_of_other_dimensions() {
    Features train = new Features(new float[] {0, 4}, 1, new int[] {0, 1}, 2);
    Features test = new Features(new float[] {6, 2}, 2, new int[] {0}, 2);

    assertThatThrownBy(() -> FeatureStandardizer.fit(train).apply(test))
        .hasMessageContaining("1 dimensions, but the features have 2");
  }
}
