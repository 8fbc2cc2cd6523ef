package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 30,000 values: shares have a standard deviation of at most 0.0029; five are allowed. */
class NoiseTest {

  private static final ImageShape SHAPE = new ImageShape(3, 100, 100);

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.4, 1})
  void should_mask_as_many_values_as_asked_and_keep_the_others(double probability) {
    ImageBuffer image = halfGrey();

    new MaskingNoise(probability).apply(image, new Seed(1).generator());

    assertThat(share(image, 0)).isBetween(probability - 0.0145, probability + 0.0145);
    assertThat(share(image, 0) + share(image, .5f)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 1})
  void should_set_values_to_salt_and_pepper_alike(double probability) {
    ImageBuffer image = halfGrey();

    new SaltAndPepperNoise(probability).apply(image, new Seed(1).generator());

    assertThat(share(image, 0)).isBetween(probability / 2 - 0.0145, probability / 2 + 0.0145);
    assertThat(share(image, 1)).isBetween(probability / 2 - 0.0145, probability / 2 + 0.0145);
  }

  @Test
  void should_reject_probabilities_out_of_range() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MaskingNoise(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SaltAndPepperNoise(1.1));
  }

  private static ImageBuffer halfGrey() {
    float[] values = new float[SHAPE.size()];
    Arrays.fill(values, .5f);
    return Images.of(SHAPE, values);
  }

  private static double share(ImageBuffer image, float value) {
    int count = 0;
    for (float found : image.values()) {
      count += found == value ? 1 : 0;
    }
    return (double) count / SHAPE.size();
  }
}
