package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomHorizontalFlipTest {

  private static final RandomHorizontalFlip ALWAYS = new RandomHorizontalFlip(1);

  @Test
  void should_exchange_left_and_right_in_every_row_and_channel() {
    ImageBuffer image =
        Images.of(new ImageShape(2, 2, 3), .1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f, 0, 1, .5f);

    ALWAYS.apply(image, new Seed(1).generator());

    assertThat(image.values())
        .containsExactly(.3f, .2f, .1f, .6f, .5f, .4f, .9f, .8f, .7f, .5f, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8})
  void should_undo_itself(int width) {
    ImageBuffer image = Images.random(new ImageShape(3, 4, width), 1);
    float[] before = image.values().clone();

    ALWAYS.apply(image, new Seed(1).generator());
    ALWAYS.apply(image, new Seed(2).generator());

    assertThat(image.values()).containsExactly(before);
  }

  /** 10,000 draws with probability 0.3: standard deviation 46; five of them are allowed. */
  @Test
  void should_flip_as_often_as_asked() {
    RandomGenerator random = new Seed(3).generator();
    RandomHorizontalFlip sometimes = new RandomHorizontalFlip(0.3);
    int flips = 0;
    for (int i = 0; i < 10_000; i++) {
      ImageBuffer image = Images.of(new ImageShape(1, 1, 2), 0, 1);
      sometimes.apply(image, random);
      flips += image.values()[0] == 1 ? 1 : 0;
    }

    assertThat(flips).isBetween(2770, 3230);
  }

  @Test
  void should_never_flip_with_probability_zero() {
    RandomGenerator random = new Seed(3).generator();
    for (int i = 0; i < 1000; i++) {
      ImageBuffer image = Images.of(new ImageShape(1, 1, 2), 0, 1);
      new RandomHorizontalFlip(0).apply(image, random);
      assertThat(image.values()).containsExactly(0, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void should_reject_what_is_no_probability(double probability) {
    assertThatThrownBy(() -> new RandomHorizontalFlip(probability))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be from 0 to 1");
  }
}
