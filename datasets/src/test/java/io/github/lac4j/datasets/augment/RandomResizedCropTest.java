package io.github.lac4j.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomResizedCropTest {

  private static final ImageShape SHAPE = new ImageShape(3, 5, 7);

  @Test
  void should_leave_the_image_when_the_box_is_the_whole_image() {
    ImageBuffer image = Images.random(SHAPE, 1);
    float[] before = image.values().clone();

    enlarge(image, 0, 0, 5, 7);

    assertThat(image.values()).containsExactly(before);
  }

  @Test
  void should_draw_the_whole_image_when_the_area_is_one_and_the_aspect_that_of_the_image() {
    ImageBuffer image = Images.random(new ImageShape(1, 6, 6), 1);
    float[] before = image.values().clone();

    new RandomResizedCrop(new Range(1, 1), new Range(1, 1)).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(before);
  }

  /**
   * Twice as large: the centres of the new pixels lie at -0.25, 0.25, 0.75 and 1.25 of the two old
   * ones, clamped to [0, 1].
   */
  @Test
  void should_interpolate_bilinearly_between_the_centres_of_pixels() {
    ImageBuffer image =
        Images.of(
            new ImageShape(1, 4, 4),
            // The box is rows 1 and 2, columns 2 and 3.
            .9f,
            .9f,
            .9f,
            .9f, //
            .9f,
            .9f,
            .0f,
            .4f, //
            .9f,
            .9f,
            .8f,
            .2f, //
            .9f,
            .9f,
            .9f,
            .9f);

    enlarge(image, 1, 2, 2, 2);

    assertThat(image.values())
        .containsExactly(
            new float[] {
              .0f, .1f, .3f, .4f, //
              .2f, .2375f, .3125f, .35f, //
              .6f, .5125f, .3375f, .25f, //
              .8f, .65f, .35f, .2f
            },
            within(1e-6f));
  }

  @Test
  void should_treat_channels_alike() {
    ImageShape grey = new ImageShape(1, 5, 7);
    ImageBuffer one = Images.random(grey, 2);
    ImageBuffer three = new ImageBuffer(SHAPE);
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(one.values(), 0, three.values(), channel * 35, 35);
    }

    enlarge(one, 1, 2, 3, 4);
    enlarge(three, 1, 2, 3, 4);

    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < 35; i++) {
        assertThat(three.values()[channel * 35 + i]).isEqualTo(one.values()[i]);
      }
    }
  }

  @Test
  void should_keep_a_linear_ramp_linear_inside_the_box() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 1, 32));
    for (int x = 0; x < 32; x++) {
      image.values()[x] = x / 31f;
    }

    enlarge(image, 0, 8, 1, 16);

    // Output x has its centre at 8 + (x + 0.5) / 2 - 0.5 of the old pixels.
    for (int x = 1; x < 31; x++) {
      assertThat(image.values()[x]).isCloseTo((7.75f + x / 2f) / 31, within(1e-6f));
    }
  }

  /**
   * 20,000 boxes in an image so large that rounding to pixels does not matter. An area a fits with
   * an aspect r if a max(r, 1 / r) is at most 1, hence with probability min(1, -ln a / ln(4/3)):
   * weighting the uniform area with it, the mean is 0.5384, with a standard error of 0.0014. The
   * mean logarithm of the aspect is 0, with a standard error of 0.0012. Five of them are allowed.
   */
  @Test
  void should_draw_area_and_aspect_from_their_ranges() {
    RandomResizedCrop crop = new RandomResizedCrop(new Range(0.2, 1), new Range(3.0 / 4, 4.0 / 3));
    ImageShape shape = new ImageShape(1, 1000, 1000);
    RandomGenerator random = new Seed(3).generator();
    double areas = 0;
    double logarithms = 0;
    double smallest = 1;
    double largest = 0;
    int draws = 20_000;
    CropBox box = new CropBox();
    for (int i = 0; i < draws; i++) {
      crop.draw(shape, random, box);
      double area = box.height() * box.width() / 1e6;
      double aspect = (double) box.width() / box.height();
      assertThat(area).isBetween(0.199, 1.0);
      assertThat(aspect).isBetween(0.748, 1.337);
      assertThat(box.top() + box.height()).isLessThanOrEqualTo(1000);
      assertThat(box.left() + box.width()).isLessThanOrEqualTo(1000);
      areas += area;
      logarithms += Math.log(aspect);
      smallest = Math.min(smallest, area);
      largest = Math.max(largest, area);
    }

    assertThat(areas / draws).isCloseTo(0.5384, within(0.007));
    assertThat(logarithms / draws).isCloseTo(0, within(0.006));
    assertThat(smallest).isLessThan(0.205);
    assertThat(largest).isGreaterThan(0.97);
  }

  /**
   * 40,000 boxes beside 400,000 of torchvision: means within five standard errors of both together,
   * shares within five standard deviations.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.08, 0.2})
  void should_draw_boxes_as_torchvision_does(double smallestArea) {
    RandomResizedCrop crop =
        new RandomResizedCrop(new Range(smallestArea, 1), new Range(3.0 / 4, 4.0 / 3));
    RandomGenerator random = new Seed(9).generator();
    CropBox box = new CropBox();
    int draws = 40_000;
    double[] sums = new double[4];
    double[] heights = new double[33];
    double[] lefts = new double[33];
    for (int i = 0; i < draws; i++) {
      crop.draw(new ImageShape(3, 32, 32), random, box);
      sums[0] += box.height();
      sums[1] += box.width();
      sums[2] += box.top();
      sums[3] += box.height() * box.width();
      heights[box.height()] += 1.0 / draws;
      lefts[box.left()] += 1.0 / draws;
    }

    String prefix = "crops/" + smallestArea;
    String[] names = {" height", " width", " top", " height times width"};
    for (int i = 0; i < names.length; i++) {
      float[] expected = References.of(prefix + names[i] + " mean and deviation").values();
      assertThat(sums[i] / draws)
          .as(names[i])
          .isCloseTo(expected[0], within(5 * expected[1] * Math.sqrt(1.0 / draws + 1.0 / 400_000)));
    }
    assertSameShares(heights, References.of(prefix + " share of heights").values(), draws);
    assertSameShares(lefts, References.of(prefix + " share of lefts").values(), draws);
  }

  private static void assertSameShares(double[] shares, float[] expected, int draws) {
    for (int i = 0; i < shares.length; i++) {
      double variance = Math.max(expected[i], 1e-4) * (1.0 / draws + 1.0 / 400_000);
      assertThat(shares[i]).as("%d", i).isCloseTo(expected[i], within(5 * Math.sqrt(variance)));
    }
  }

  @Test
  void should_place_boxes_everywhere() {
    RandomResizedCrop crop = new RandomResizedCrop(new Range(0.25, 0.25), new Range(1, 1));
    RandomGenerator random = new Seed(4).generator();
    int[] tops = new int[5];
    int[] lefts = new int[5];
    CropBox box = new CropBox();
    for (int i = 0; i < 5000; i++) {
      crop.draw(new ImageShape(1, 8, 8), random, box);
      assertThat(box.height()).isEqualTo(4);
      assertThat(box.width()).isEqualTo(4);
      tops[box.top()]++;
      lefts[box.left()]++;
    }

    // 1000 expected with a standard deviation of 28: five of them are allowed.
    assertThat(tops).satisfies(RandomResizedCropTest::areAboutAThousand);
    assertThat(lefts).satisfies(RandomResizedCropTest::areAboutAThousand);
  }

  @ParameterizedTest
  @CsvSource({
    // Too wide for the aspect: the width follows from the height, and the other way round.
    "10, 100, 45, 0, 10, 10",
    "100, 10, 0, 45, 10, 10"
  })
  void should_fall_back_to_the_centre(
      int height, int width, int left, int top, int boxHeight, int boxWidth) {
    // The whole area with aspect 1 never fits an oblong image.
    RandomResizedCrop crop = new RandomResizedCrop(new Range(1, 1), new Range(1, 1));

    CropBox box = new CropBox();
    crop.draw(new ImageShape(1, height, width), new Seed(5).generator(), box);

    assertThat(new int[] {box.top(), box.left(), box.height(), box.width()})
        .containsExactly(top, left, boxHeight, boxWidth);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "0.5, 1.1, 1, 1", "0.5, 1, 0, 1", "-1, 1, 1, 1"})
  void should_reject_ranges_that_make_no_sense(double a, double b, double c, double d) {
    assertThatThrownBy(() -> new RandomResizedCrop(new Range(a, b), new Range(c, d)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }

  @Test
  void should_reject_a_box_that_leaves_the_image() {
    ImageBuffer image = new ImageBuffer(SHAPE);

    assertThatThrownBy(() -> enlarge(image, 1, 0, 5, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not inside an image of 3x5x7");
  }

  private static void enlarge(ImageBuffer image, int top, int left, int height, int width) {
    image.cropBox().set(image.shape(), top, left, height, width);
    image
        .resampler()
        .resample(
            image,
            image.cropBox(),
            image.shape().height(),
            image.shape().width(),
            Interpolation.BILINEAR);
  }

  private static void areAboutAThousand(int[] counts) {
    for (int count : counts) {
      assertThat(count).isBetween(860, 1140);
    }
  }
}
