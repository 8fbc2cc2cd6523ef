package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianNoiseTest {

  /** 40,000 values: the standard error of the mean is 0.00025, of the deviation 0.00018. */
  @Test
  void should_have_the_deviation_asked_for() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 200, 200));
    Arrays.fill(image.values(), 0.5f);

    new GaussianNoise(0.05).apply(image, new Seed(1).generator());

    double sum = 0;
    double squares = 0;
    for (float value : image.values()) {
      sum += value - 0.5;
      squares += (value - 0.5) * (value - 0.5);
    }
    assertThat(sum / 40_000).isCloseTo(0, within(0.00125));
    assertThat(Math.sqrt(squares / 40_000)).isCloseTo(0.05, within(0.0009));
  }

  @Test
  void should_clip_to_zero_and_one() {
    ImageBuffer image = Images.random(new ImageShape(1, 50, 50), 1);

    new GaussianNoise(3).apply(image, new Seed(1).generator());

    assertThat(image.values()).contains(0f, 1f);
    for (float value : image.values()) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void should_leave_the_image_without_deviation() {
    ImageBuffer image = Images.random(new ImageShape(1, 5, 5), 1);
    float[] before = image.values().clone();

    new GaussianNoise(0).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void should_reject_what_is_no_deviation(double deviation) {
    assertThatThrownBy(() -> new GaussianNoise(deviation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be 0 or more");
  }
}
