package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares every operation, pixel by pixel, with torchvision on tensors and with PIL.
 *
 * <p>Values lie in [0, 1]. Against tensors the tolerance is that of float arithmetic, except where
 * grey values come in: torchvision weighs red with 0.2989 and PIL, as we do, with 0.299, which
 * makes a grey value differ by at most 0.0001. Against PIL, which works on bytes, the tolerance is
 * given in grey levels of 1/255: PIL cuts off or rounds every result, and some results on the way
 * to it.
 */
class ReferenceTest {

  private static final double FLOAT = 2e-6;
  private static final double RED_WEIGHT = 1e-4;
  private static final double LEVEL = 1.0 / 255;

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.6", "1.4"})
  void should_change_brightness(String factor) {
    ImageBuffer image = References.picture();

    ColorJitter.brighten(image, Float.parseFloat(factor));

    References.assertThatIs(image, "tensor/brightness " + factor, FLOAT);
    // PIL cuts off what is behind the point.
    References.assertThatIs(image, "pil/brightness " + factor, LEVEL + FLOAT);
  }

  /** PIL rounds the mean grey to a whole level, of which at most 1 - factor counts. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.6", "1.4"})
  void should_change_contrast(String factor) {
    ImageBuffer image = References.picture();
    float f = Float.parseFloat(factor);

    ColorJitter.contrast(image, f);

    References.assertThatIs(
        image, "tensor/contrast " + factor, Math.abs(1 - f) * RED_WEIGHT + FLOAT);
    References.assertThatIs(image, "pil/contrast " + factor, 1.5 * LEVEL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.6", "1.4"})
  void should_change_saturation(String factor) {
    ImageBuffer image = References.picture();
    float f = Float.parseFloat(factor);

    ColorJitter.saturate(image, f);

    References.assertThatIs(
        image, "tensor/saturation " + factor, Math.abs(1 - f) * RED_WEIGHT + FLOAT);
    References.assertThatIs(image, "pil/saturation " + factor, 1.5 * LEVEL);
  }

  /**
   * PIL keeps the hue as a byte and cuts it off, and so the turn: each moves the hue by less than
   * 1/255 of a turn, and a value by less than 6/255 of the spread between the channels.
   */
  @ParameterizedTest
  @ValueSource(strings = {"-0.4", "-0.1", "0.1", "0.25", "0.5"})
  void should_turn_the_hue(String turn) {
    ImageBuffer image = References.picture();

    ColorJitter.turn(image, Float.parseFloat(turn));

    References.assertThatIs(image, "tensor/hue " + turn, FLOAT);
    References.assertThatIs(image, "pil/hue " + turn, 12 * LEVEL);
  }

  @Test
  void should_take_the_colour_out() {
    ImageBuffer image = References.picture();

    new RandomGrayscale(1).apply(image, new Seed(1).generator());

    References.assertThatIs(image, "tensor/greyscale", RED_WEIGHT + FLOAT);
    References.assertThatIs(image, "pil/greyscale", 0.5 * LEVEL + FLOAT);
  }

  @Test
  void should_flip() {
    ImageBuffer image = References.picture();

    new RandomHorizontalFlip(1).apply(image, new Seed(1).generator());

    References.assertThatIs(image, "tensor/flip", 0);
    References.assertThatIs(image, "pil/flip", 0);
  }

  @Test
  void should_solarise() {
    ImageBuffer image = References.picture();

    new RandomSolarization(0.5, 1).apply(image, new Seed(1).generator());

    References.assertThatIs(image, "tensor/solarisation 0.5", FLOAT);
    References.assertThatIs(image, "pil/solarisation 0.5", FLOAT);
  }

  /** PIL rounds to bytes between rows and columns; the cubic may magnify that by 1.25. */
  @ParameterizedTest
  @CsvSource({
    "2, 3, 9, 12, 16, 20",
    "5, 5, 3, 2, 16, 20",
    "15, 0, 1, 20, 16, 20",
    "0, 0, 16, 20, 16, 20",
    "2, 3, 9, 12, 7, 7",
    "5, 5, 3, 2, 7, 7",
    "15, 0, 1, 20, 7, 7",
    "0, 0, 16, 20, 7, 7",
    "2, 3, 9, 12, 24, 6",
    "5, 5, 3, 2, 24, 6",
    "15, 0, 1, 20, 24, 6",
    "0, 0, 16, 20, 24, 6"
  })
  void should_crop_and_resize(
      int top, int left, int height, int width, int newHeight, int newWidth) {
    for (Interpolation interpolation : Interpolation.values()) {
      ImageBuffer image = References.picture();
      image.cropBox().set(image.shape(), top, left, height, width);

      image.resampler().resample(image, image.cropBox(), newHeight, newWidth, interpolation);

      String name =
          "crop %d %d %d %d to %d %d %s"
              .formatted(
                  top,
                  left,
                  height,
                  width,
                  newHeight,
                  newWidth,
                  interpolation == Interpolation.BICUBIC ? "bicubic" : "bilinear");
      References.assertThatIs(image, "tensor/" + name, FLOAT);
      References.assertThatIs(image, "pil/" + name, 1.2 * LEVEL);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 0.1", "3, 0.7", "3, 2.0", "5, 1.1", "9, 2.0"})
  void should_blur(int kernel, double sigma) {
    ImageBuffer image = References.picture();

    RandomGaussianBlur.blur(image, kernel / 2, sigma);

    References.assertThatIs(image, "tensor/blur %d %s".formatted(kernel, sigma), FLOAT);
  }

  /**
   * torchvision places pixels in floats on a grid from -1 to 1, which costs it some bits. PIL takes
   * the nearest pixel at the edges, where others fade to black, and is no reference here.
   */
  @ParameterizedTest
  @ValueSource(doubles = {15, -7.5, 33, 90})
  void should_rotate(double angle) {
    ImageBuffer image = References.picture();

    RandomRotation.rotate(image, angle);

    References.assertThatIs(image, "tensor/rotation " + angle, 20 * FLOAT);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 4", "8, 3", "1, 7"})
  void should_pad_and_crop(int top, int left) {
    ImageBuffer image = References.picture();

    new RandomPaddedCrop(4).apply(image, new Draws(top, left));

    References.assertThatIs(image, "tensor/padded crop %d %d".formatted(top, left), 0);
    References.assertThatIs(image, "pil/padded crop %d %d".formatted(top, left), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void should_turn_by_quarters(int quarters) {
    ImageBuffer image = References.picture();
    QuarterTurn turn = new QuarterTurn(quarters);

    assertThat(turn.resultShape(image.shape()))
        .isEqualTo(References.of("tensor/quarters " + quarters).shape());
    turn.apply(image, new Seed(1).generator());

    References.assertThatIs(image, "tensor/quarters " + quarters, 0);
  }

  @Test
  void should_normalise() {
    ImageBuffer image = References.picture();

    Normalization.CIFAR_10.apply(image, new Seed(1).generator());

    References.assertThatIs(image, "tensor/normalisation cifar10", 4 * FLOAT);
  }
}
