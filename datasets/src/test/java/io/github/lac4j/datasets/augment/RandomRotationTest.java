package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRotationTest {

  @Test
  void should_leave_the_image_at_zero_degrees() {
    ImageBuffer image = Images.random(new ImageShape(3, 5, 7), 1);
    float[] before = image.values().clone();

    new RandomRotation(0).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  @Test
  void should_turn_counter_clockwise() {
    ImageBuffer image =
        Images.of(
            new ImageShape(1, 3, 3),
            .1f,
            .2f,
            .3f, //
            .4f,
            .5f,
            .6f, //
            .7f,
            .8f,
            .9f);

    RandomRotation.rotate(image, 90);

    // The cosine of 90 degrees is 4e-8 in float: neighbours get that much weight.
    assertThat(image.values())
        .containsExactly(
            new float[] {
              .3f, .6f, .9f, //
              .2f, .5f, .8f, //
              .1f, .4f, .7f
            },
            within(1e-6f));
  }

  @Test
  void should_turn_every_channel_about_the_centre() {
    ImageBuffer image = Images.of(new ImageShape(2, 2, 2), .1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f);

    RandomRotation.rotate(image, 180);

    assertThat(image.values())
        .containsExactly(new float[] {.4f, .3f, .2f, .1f, .8f, .7f, .6f, .5f}, within(1e-6f));
  }

  /**
   * By hand: at 45 degrees, the corner (-1, -1) of a 3 x 3 image comes from (0, -sqrt 2), which is
   * 0.4142 above the top row: the pixel in the middle of that row has weight 0.5858.
   */
  @Test
  void should_interpolate_with_zeros_outside() {
    ImageBuffer image = Images.of(new ImageShape(1, 3, 3), 0, 1, 0, 0, 0, 0, 0, 0, 0);

    RandomRotation.rotate(image, 45);

    assertThat(image.values()[0]).isCloseTo(0.585786f, within(1e-5f));
    assertThat(image.values()[8]).isZero();
  }

  @Test
  void should_bring_in_zeros_from_outside() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 9, 9));
    Arrays.fill(image.values(), 1f);

    RandomRotation.rotate(image, 45);

    assertThat(image.values()[0]).isZero();
    assertThat(image.values()[40]).isCloseTo(1f, within(1e-6f));
  }

  @Test
  void should_nearly_come_back_inside_after_turning_a_smooth_image_back() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 21, 21));
    for (int y = 0; y < 21; y++) {
      for (int x = 0; x < 21; x++) {
        image.values()[y * 21 + x] = (2 * x + y) / 60f;
      }
    }
    float[] before = image.values().clone();

    RandomRotation.rotate(image, 12);
    RandomRotation.rotate(image, -12);

    // Bilinear interpolation is exact on a linear image, as long as no border comes in.
    for (int y = 7; y < 14; y++) {
      for (int x = 7; x < 14; x++) {
        assertThat(image.values()[y * 21 + x]).isCloseTo(before[y * 21 + x], within(1e-5f));
      }
    }
  }

  /**
   * The angle can be read off a ramp: the value at (x, 0) of the ramp x is x cos(angle). At 30
   * degrees at most, the cosine is at least 0.866, and its mean is sin(30) / (30 in radians) =
   * 0.9549.
   */
  @Test
  void should_draw_angles_within_the_range() {
    RandomRotation rotation = new RandomRotation(30);
    RandomGenerator random = new Seed(2).generator();
    ImageShape shape = new ImageShape(1, 21, 21);
    double sum = 0;
    double lowest = 1;
    int rightwards = 0;
    for (int i = 0; i < 4000; i++) {
      ImageBuffer image = new ImageBuffer(shape);
      for (int j = 0; j < 441; j++) {
        image.values()[j] = (j % 21) / 20f;
      }
      rotation.apply(image, random);
      double cosine = (image.values()[10 * 21 + 15] - 0.5) / 0.25;
      double sine = -(image.values()[15 * 21 + 10] - 0.5) / 0.25;
      sum += cosine;
      lowest = Math.min(lowest, cosine);
      rightwards += sine > 0 ? 1 : 0;
    }

    // The cosine's deviation is 0.041: the standard error of the mean is 0.0007.
    assertThat(sum / 4000).isCloseTo(0.9549, within(0.0035));
    assertThat(lowest).isBetween(0.8659, 0.868);
    assertThat(rightwards).isBetween(1840, 2160);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 181, Double.NaN})
  void should_reject_an_angle_out_of_range(double degrees) {
    assertThatThrownBy(() -> new RandomRotation(degrees))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be from 0 to 180");
  }
}
