package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import org.junit.jupiter.api.Test;

class RandomGrayscaleTest {

  private static final RandomGrayscale ALWAYS = new RandomGrayscale(1);

  @Test
  void should_weigh_the_channels() {
    ImageBuffer image =
        Images.of(
            new ImageShape(3, 1, 4),
            1,
            0,
            0,
            .5f, //
            0,
            1,
            0,
            .5f, //
            0,
            0,
            1,
            .5f);

    ALWAYS.apply(image, new Seed(1).generator());

    assertThat(image.values())
        .containsExactly(
            new float[] {
              .299f, .587f, .114f, .5f, .299f, .587f, .114f, .5f, .299f, .587f, .114f, .5f
            },
            within(1e-6f));
  }

  @Test
  void should_make_the_channels_equal() {
    ImageBuffer image = Images.random(new ImageShape(3, 4, 4), 1);

    ALWAYS.apply(image, new Seed(1).generator());

    for (int i = 0; i < 16; i++) {
      assertThat(image.values()[i + 16]).isEqualTo(image.values()[i]);
      assertThat(image.values()[i + 32]).isEqualTo(image.values()[i]);
    }
  }

  @Test
  void should_leave_an_image_of_one_channel() {
    ImageBuffer image = Images.random(new ImageShape(1, 4, 4), 1);
    float[] before = image.values().clone();

    ALWAYS.apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  @Test
  void should_reject_two_channels() {
    ImageBuffer image = new ImageBuffer(new ImageShape(2, 1, 1));

    assertThatThrownBy(() -> ALWAYS.apply(image, new Seed(1).generator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2x1x1");
  }
}
