package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomTranslationTest {

  private static final ImageShape SHAPE = new ImageShape(1, 3, 3);

  @Test
  void should_move_right_and_down_and_bring_in_zeros() {
    ImageBuffer image = Images.of(SHAPE, .1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f);

    RandomTranslation.translate(image, 1, 2);

    assertThat(image.values()).containsExactly(0, 0, 0, 0, 0, 0, 0, .1f, .2f);
  }

  @Test
  void should_move_left_and_up() {
    ImageBuffer image = Images.of(SHAPE, .1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f);

    RandomTranslation.translate(image, -1, -1);

    assertThat(image.values()).containsExactly(.5f, .6f, 0, .8f, .9f, 0, 0, 0, 0);
  }

  @Test
  void should_move_every_channel() {
    ImageBuffer image = Images.of(new ImageShape(2, 1, 2), .1f, .2f, .3f, .4f);

    RandomTranslation.translate(image, 1, 0);

    assertThat(image.values()).containsExactly(0, .1f, 0, .3f);
  }

  @Test
  void should_become_black_when_it_leaves_the_frame() {
    ImageBuffer right = Images.random(SHAPE, 1);
    ImageBuffer up = Images.random(SHAPE, 1);

    RandomTranslation.translate(right, 3, 0);
    RandomTranslation.translate(up, 0, -7);

    assertThat(right.values()).containsOnly(0f);
    assertThat(up.values()).containsOnly(0f);
  }

  @Test
  void should_leave_the_image_at_distance_zero() {
    ImageBuffer image = Images.random(SHAPE, 1);
    float[] before = image.values().clone();

    new RandomTranslation(0).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  /** 25 equally likely places; 10,000 draws: 400 each, standard deviation 20, five allowed. */
  @Test
  void should_draw_every_distance_equally_often() {
    RandomTranslation translation = new RandomTranslation(2);
    RandomGenerator random = new Seed(2).generator();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      ImageBuffer image = new ImageBuffer(new ImageShape(1, 5, 5));
      image.values()[12] = 1;
      translation.apply(image, random);
      for (int j = 0; j < 25; j++) {
        if (image.values()[j] == 1) {
          counts.merge(j, 1, Integer::sum);
        }
      }
    }

    assertThat(counts).hasSize(25);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(300, 500));
  }

  @Test
  void should_reject_a_negative_distance() {
    assertThatThrownBy(() -> new RandomTranslation(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 pixels");
  }
}
