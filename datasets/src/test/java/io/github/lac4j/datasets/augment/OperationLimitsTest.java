package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationLimitsTest {

  private static final Range ONE = new Range(1, 1);

  @Test
  void should_reject_parameters_that_make_no_sense() {
    assertRejected(() -> new RandomGaussianBlur(new Range(0, 1), 0.5), "must be positive");
    assertRejected(() -> new RandomGaussianBlur(ONE, 2), "from 0 to 1");
    assertRejected(() -> new RandomSolarization(1.5, 0.5), "threshold");
    assertRejected(() -> new RandomSolarization(0.5, -1), "from 0 to 1");
    assertRejected(() -> new QuarterTurn(4), "from 0 to 3");
    assertRejected(() -> new RandomPaddedCrop(-1), "padding");
    assertRejected(
        () -> new RandomResizedCrop(ONE, ONE, Interpolation.BICUBIC, OptionalInt.of(0)), "side");
    assertRejected(() -> new Normalization(List.of(0.5), List.of(0.5, 0.5)), "1 means and 2");
    assertRejected(() -> new Normalization(List.of(), List.of()), "0 means");
    assertRejected(() -> new Normalization(List.of(0.5), List.of(0.0)), "must be finite");
    assertRejected(() -> new Normalization(List.of(Double.NaN), List.of(1.0)), "must be finite");
  }

  @Test
  void should_reject_images_that_do_not_fit() {
    ImageShape oblong = new ImageShape(1, 4, 5);

    assertRejected(
        () -> new RandomQuarterTurn().apply(new ImageBuffer(oblong), new Seed(1).generator()),
        "1x4x5");
    assertRejected(() -> new RandomQuarterTurn().resultShape(oblong), "1x4x5");
    assertRejected(() -> Normalization.CIFAR_10.resultShape(oblong), "3 channels");
  }

  @Test
  void should_turn_a_square_by_every_quarter() {
    ImageBuffer image = Images.random(new ImageShape(2, 5, 5), 1);
    float[] before = image.values().clone();
    int[] seen = new int[4];
    for (int i = 0; i < 4000; i++) {
      image.load(before);
      new RandomQuarterTurn().apply(image, new Seed(i).generator());
      for (int quarters = 0; quarters < 4; quarters++) {
        ImageBuffer turned = Images.of(image.shape(), before);
        new QuarterTurn(quarters).apply(turned, new Seed(1).generator());
        seen[quarters] += Arrays.equals(turned.values(), image.values()) ? 1 : 0;
      }
    }

    // 1000 expected with a standard deviation of 27: five are allowed.
    assertThat(seen)
        .satisfies(
            counts -> {
              for (int count : counts) {
                assertThat(count).isBetween(865, 1135);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-12f, 1e-3f, 0.25f, 0.5f, 1})
  void should_solarise_from_the_threshold_on_and_not_a_bit_below(float threshold) {
    float below = Math.nextDown(threshold);
    float above = Math.nextUp(threshold);
    float[] values = {below, threshold, above, 0.7f};

    RandomSolarization.solarize(values, threshold);

    assertThat(values)
        .containsExactly(below, 1 - threshold, 1 - above, 0.7f >= threshold ? 1 - 0.7f : 0.7f);
  }

  @Test
  void should_turn_the_hue_of_colours_that_are_hardly_any() {
    ImageBuffer image =
        Images.of(new ImageShape(3, 1, 1), .5f, Math.nextDown(.5f), Math.nextDown(.5f));

    ColorJitter.turn(image, 1f / 3);

    assertThat(image.values()).containsExactly(Math.nextDown(.5f), .5f, Math.nextDown(.5f));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 1", "28, 1", "32, 1", "64, 3", "96, 4", "224, 11"})
  void should_blur_with_a_tenth_of_the_height(int height, int radius) {
    assertThat(RandomGaussianBlur.radius(height)).isEqualTo(radius);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "5, 1", "2, 2"})
  void should_blur_images_smaller_than_the_kernel(int height, int width) {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, height, width));
    float[] values = image.values();
    Arrays.fill(values, .5f);

    RandomGaussianBlur.blur(image, 7, 2);

    for (float value : image.values()) {
      assertThat(value).isCloseTo(.5f, within(1e-6f));
    }
  }

  @Test
  void should_change_size_and_come_back() {
    ImageShape shape = new ImageShape(3, 6, 6);
    ImageBuffer image = Images.random(shape, 1);
    float[] before = image.values().clone();
    RandomResizedCrop small =
        new RandomResizedCrop(ONE, ONE, Interpolation.BILINEAR, OptionalInt.of(3));

    small.apply(image, new Seed(1).generator());
    assertThat(image.shape()).isEqualTo(small.resultShape(shape)).hasToString("3x3x3");
    assertThat(image.values()).hasSize(27);

    image.load(before);
    assertThat(image.shape()).isEqualTo(shape);
    assertThat(image.values()).containsExactly(before);
  }

  private static void assertRejected(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
