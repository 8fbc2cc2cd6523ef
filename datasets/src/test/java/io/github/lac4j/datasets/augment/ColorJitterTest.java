package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorJitterTest {

  private static final ImageShape COLOUR = new ImageShape(3, 4, 4);
  private static final ImageShape PIXEL = new ImageShape(3, 1, 1);

  @Test
  void should_leave_the_image_with_factors_of_one_and_no_turn() {
    ImageBuffer image = Images.random(COLOUR, 1);
    float[] before = image.values().clone();

    new ColorJitter(0, 0, 0, 0, 1).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  @Test
  void should_multiply_brightness_and_clip() {
    ImageBuffer image = Images.of(PIXEL, .2f, .4f, .8f);

    ColorJitter.brighten(image, 1.5f);

    assertThat(image.values()).containsExactly(new float[] {.3f, .6f, 1f}, within(1e-6f));
  }

  /** The mean grey of the two pixels is (0.3 + 0.7) / 2. */
  @Test
  void should_move_values_from_the_mean_grey_for_contrast() {
    ImageBuffer image = Images.of(new ImageShape(3, 1, 2), .3f, .7f, .3f, .7f, .3f, .7f);

    ColorJitter.contrast(image, 0.5f);

    assertThat(image.values())
        .containsExactly(new float[] {.4f, .6f, .4f, .6f, .4f, .6f}, within(1e-6f));
  }

  @Test
  void should_use_the_luminance_for_the_contrast_of_colours() {
    ImageBuffer image = Images.of(PIXEL, 1, 0, 0);

    ColorJitter.contrast(image, 0);

    assertThat(image.values()).containsExactly(new float[] {.299f, .299f, .299f}, within(1e-6f));
  }

  @Test
  void should_move_values_from_their_own_grey_for_saturation() {
    ImageBuffer half = Images.of(PIXEL, 1, 0, 0);
    ImageBuffer none = Images.of(PIXEL, .2f, .4f, .8f);

    ColorJitter.saturate(half, 0.5f);
    ColorJitter.saturate(none, 0);

    assertThat(half.values()).containsExactly(new float[] {.6495f, .1495f, .1495f}, within(1e-6f));
    assertThat(none.values()).containsExactly(new float[] {.3858f, .3858f, .3858f}, within(1e-6f));
  }

  /** The values are those of Python's colorsys. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.4, 0.8, 0.1, 0.3600000, 0.2000000, 0.8000000",
    "0.9, 0.3, 0.1, -0.1, 0.9000000, 0.1000000, 0.3800000",
    "0.25, 0.75, 0.5, 0.5, 0.7500000, 0.2500000, 0.5000000",
    "0.9, 0.1, 0.8, 0.25, 0.9000000, 0.6000000, 0.1000000",
    "0.9, 0.8, 0.1, -0.4, 0.4800000, 0.1000000, 0.9000000"
  })
  void should_turn_the_hue_as_colorsys_does(
      float red, float green, float blue, float turn, float r, float g, float b) {
    ImageBuffer image = Images.of(PIXEL, red, green, blue);

    ColorJitter.turn(image, turn);

    assertThat(image.values()).containsExactly(new float[] {r, g, b}, within(2e-6f));
  }

  @Test
  void should_come_back_after_a_full_turn_in_parts() {
    ImageBuffer image = Images.random(COLOUR, 2);
    float[] before = image.values().clone();

    for (int i = 0; i < 5; i++) {
      ColorJitter.turn(image, 0.2f);
    }

    assertThat(image.values()).containsExactly(before, within(1e-5f));
  }

  @Test
  void should_not_turn_grey_pixels() {
    ImageBuffer image = Images.of(PIXEL, .4f, .4f, .4f);

    ColorJitter.turn(image, 0.3f);

    assertThat(image.values()).containsExactly(.4f, .4f, .4f);
  }

  @Test
  void should_leave_an_image_of_one_channel_when_only_saturation_and_hue_change() {
    ImageBuffer image = Images.random(new ImageShape(1, 4, 4), 1);
    float[] before = image.values().clone();

    new ColorJitter(0, 0, 0.9, 0.5, 1).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  @Test
  void should_change_brightness_and_contrast_of_one_channel() {
    ImageBuffer brighter = Images.random(new ImageShape(1, 4, 4), 1);
    ImageBuffer harder = Images.random(new ImageShape(1, 4, 4), 1);
    float[] before = brighter.values().clone();

    new ColorJitter(0.4, 0, 0, 0, 1).apply(brighter, new Seed(1).generator());
    new ColorJitter(0, 0.4, 0, 0, 1).apply(harder, new Seed(1).generator());

    assertThat(brighter.values()).isNotEqualTo(before);
    assertThat(harder.values()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void should_stay_within_zero_and_one(long seed) {
    ImageBuffer image = Images.random(COLOUR, seed);
    RandomGenerator random = new Seed(seed).generator();
    ColorJitter strong = new ColorJitter(2, 2, 2, 0.5, 1);

    for (int i = 0; i < 200; i++) {
      image.load(Images.random(COLOUR, seed + i).values());
      strong.apply(image, random);
      for (float value : image.values()) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  /** 24,000 draws over 24 orders: 1000 each with a standard deviation of 31; five are allowed. */
  @Test
  void should_draw_every_order_equally_often() {
    RandomGenerator random = new Seed(6).generator();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < 24_000; i++) {
      counts.merge(ColorJitter.order(random), 1, Integer::sum);
    }

    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(845, 1155));
    assertThat(counts.keySet())
        .allSatisfy(
            order -> {
              int kinds = 0;
              for (int i = 0; i < 4; i++) {
                kinds |= 1 << ((order >>> (4 * i)) & 0xf);
              }
              assertThat(kinds).isEqualTo(0b1111);
            });
  }

  /** Uniform factors in [0.6, 1.4]: mean 1 with a standard error of 0.0023 over 10,000 draws. */
  @Test
  void should_draw_factors_from_their_range() {
    RandomGenerator random = new Seed(7).generator();
    ColorJitter brightness = new ColorJitter(0.4, 0, 0, 0, 1);
    double sum = 0;
    double lowest = 2;
    double highest = 0;
    for (int i = 0; i < 10_000; i++) {
      ImageBuffer image = Images.of(PIXEL, .5f, .5f, .5f);
      brightness.apply(image, random);
      double factor = image.values()[0] / .5;
      sum += factor;
      lowest = Math.min(lowest, factor);
      highest = Math.max(highest, factor);
    }

    assertThat(sum / 10_000).isCloseTo(1, within(0.012));
    assertThat(lowest).isBetween(0.5999, 0.605);
    assertThat(highest).isBetween(1.395, 1.4001);
  }

  @Test
  void should_not_let_a_factor_become_negative() {
    RandomGenerator random = new Seed(9).generator();

    for (int i = 0; i < 1000; i++) {
      assertThat(ColorJitter.factor(1.5, random)).isBetween(0f, 2.5f);
    }
  }

  /** 10,000 draws with probability 0.8: standard deviation 40; five are allowed. */
  @Test
  void should_change_the_image_as_often_as_asked() {
    RandomGenerator random = new Seed(8).generator();
    ColorJitter jitter = new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8);
    int changes = 0;
    for (int i = 0; i < 10_000; i++) {
      ImageBuffer image = Images.of(PIXEL, .2f, .4f, .5f);
      jitter.apply(image, random);
      changes += image.values()[1] == .4f ? 0 : 1;
    }

    assertThat(changes).isBetween(7800, 8200);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 1",
    "0, NaN, 0, 0, 1",
    "0, 0, -0.1, 0, 1",
    "0, 0, 0, 0.6, 1",
    "0, 0, 0, -0.1, 1",
    "0, 0, 0, 0, 2"
  })
  void should_reject_strengths_out_of_range(double b, double c, double s, double h, double p) {
    assertThatThrownBy(() -> new ColorJitter(b, c, s, h, p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }

  @Test
  void should_reject_two_channels() {
    ImageBuffer image = new ImageBuffer(new ImageShape(2, 1, 1));

    assertThatThrownBy(() -> new ColorJitter(0, 0, 0, 0, 0).apply(image, new Seed(1).generator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2x1x1");
  }
}
