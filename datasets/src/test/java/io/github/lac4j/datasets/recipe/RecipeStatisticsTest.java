package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.Interpolation;
import io.github.lac4j.datasets.augment.RandomGaussianBlur;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import io.github.lac4j.datasets.augment.RandomHorizontalFlip;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.RandomRotation;
import io.github.lac4j.datasets.augment.RandomSolarization;
import io.github.lac4j.datasets.augment.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Draws from every recipe and compares what happened to images, and how often, with the table of
 * parameters in {@code docs/augmentations.md}.
 */
class RecipeStatisticsTest {

  private static final int DRAWS = 4000;
  private static final ImageShape SHAPE = new ImageShape(3, 8, 8);
  private static final Map<String, Recipe> RECIPES =
      Recipes.all().stream().collect(Collectors.toMap(Recipe::name, recipe -> recipe));

  /**
   * Shares of images changed by each operation of a recipe. 4000 draws with probability p have a
   * standard deviation of at most 0.0079; five of them are allowed. Where p is 0 or 1 none is.
   */
  @ParameterizedTest
  @CsvSource({
    // name, view, operations in order, share of images that each changes
    "simclr, 0, crop flip jitter grey blur, .5 .8 .2 .5",
    "simclr-cifar, 0, crop flip jitter grey, .5 .8 .2",
    "moco-v1, 0, crop grey jitter flip, .2 1 .5",
    "moco-v2, 0, crop jitter grey blur flip, .8 .2 .5 .5",
    "simsiam, 0, crop jitter grey blur flip, .8 .2 .5 .5",
    "byol, 0, crop flip jitter grey blur solarisation, .5 .8 .2 1 0",
    "byol, 1, crop flip jitter grey blur solarisation, .5 .8 .2 .1 .2",
    "barlow-twins, 0, crop flip jitter grey blur solarisation, .5 .8 .2 1 0",
    "barlow-twins, 1, crop flip jitter grey blur solarisation, .5 .8 .2 .1 .2",
    "vicreg, 0, crop flip jitter grey blur solarisation, .5 .8 .2 1 0",
    "vicreg, 1, crop flip jitter grey blur solarisation, .5 .8 .2 .1 .2",
    "cifar-a, 0, crop flip jitter grey, .5 .8 .2",
    "cifar-b, 0, crop flip jitter grey, .5 .8 .2",
    "cifar-instdisc, 0, crop jitter grey, 1 .2",
    "solo-learn-symmetric, 0, crop jitter grey blur flip, .8 .2 .5 .5",
    "solo-learn-asymmetric, 0, crop jitter grey solarisation flip, .8 .2 0 .5",
    "solo-learn-asymmetric, 1, crop jitter grey solarisation flip, .8 .2 .2 .5",
    "solo-learn-vicreg, 0, crop jitter grey solarisation flip, .8 .2 .1 .5",
    "tiny-imagenet, 0, crop flip jitter grey, .5 .8 .2",
    "stl10-64, 0, crop flip jitter grey, .5 1 .2",
    "stl10-96, 0, crop flip jitter grey, .5 1 .2",
    "supervised-cifar, 0, crop flip, .5",
    "supervised-cifar-rotation, 0, crop flip rotation, .5 1",
    "swav, 0, crop flip jitter grey blur, .5 .8 .2 .5",
    "swav, 7, crop flip jitter grey blur, .5 .8 .2 .5",
    "multi-crop-32, 5, crop flip jitter grey blur, .5 .8 .2 .5"
  })
  void should_do_what_its_source_does_as_often_and_in_the_same_order(
      String name, int view, String kinds, String shares) {
    List<ImageOperation> operations = RECIPES.get(name).pipeline(view).operations();
    String[] expected = shares.split(" ", -1);

    assertThat(operations.stream().map(RecipeStatisticsTest::kind))
        .containsExactly(kinds.split(" ", -1));
    for (int i = 1; i < operations.size(); i++) {
      double probability = Double.parseDouble(expected[i - 1]);
      assertThat(shareOfChanges(visible(operations.get(i))))
          .as(operations.get(i).toString())
          .isCloseTo(
              probability, within(5 * Math.sqrt(probability * (1 - probability) / DRAWS) + 1e-12));
    }
  }

  /** Each parameter of the jitter is read off an image that shows nothing else. */
  @ParameterizedTest
  @CsvSource({
    "simclr, 0, .8, .8, .8, .2",
    "simclr-cifar, 0, .4, .4, .4, .1",
    "moco-v1, 0, .4, .4, .4, .4",
    "moco-v2, 0, .4, .4, .4, .1",
    "simsiam, 0, .4, .4, .4, .1",
    "byol, 0, .4, .4, .2, .1",
    "byol, 1, .4, .4, .2, .1",
    "barlow-twins, 1, .4, .4, .2, .1",
    "vicreg, 1, .4, .4, .2, .1",
    "cifar-a, 0, .4, .4, .4, .1",
    "cifar-b, 0, .4, .4, .4, .1",
    "cifar-instdisc, 0, .4, .4, .4, .4",
    "solo-learn-symmetric, 0, .8, .8, .8, .2",
    "solo-learn-asymmetric, 1, .4, .4, .2, .1",
    "solo-learn-vicreg, 0, .4, .4, .2, .1",
    "tiny-imagenet, 0, .4, .4, .4, .1",
    "stl10-64, 0, .4, .4, .4, .4",
    "stl10-96, 0, .4, .4, .4, .4",
    "swav, 0, .8, .8, .8, .2",
    "multi-crop-32, 5, .8, .8, .8, .2"
  })
  void should_jitter_as_strongly_as_its_source(
      String name, int view, double brightness, double contrast, double saturation, double hue) {
    ColorJitter jitter =
        RECIPES.get(name).pipeline(view).operations().stream()
            .filter(ColorJitter.class::isInstance)
            .map(ColorJitter.class::cast)
            .findFirst()
            .orElseThrow();

    assertUniform(
        parameters(
            new ColorJitter(jitter.brightness(), 0, 0, 0, 1),
            new float[] {.4f, .4f, .4f, .4f, .4f, .4f},
            values -> values[0] / .4),
        1 - brightness,
        1 + brightness);
    assertUniform(
        parameters(
            new ColorJitter(0, jitter.contrast(), 0, 0, 1),
            new float[] {.45f, .55f, .45f, .55f, .45f, .55f},
            values -> (values[1] - values[0]) / .1),
        1 - contrast,
        1 + contrast);
    assertUniform(
        parameters(
            new ColorJitter(0, 0, jitter.saturation(), 0, 1),
            new float[] {.5f, .5f, .4f, .4f, .4f, .4f},
            values -> (values[0] - values[2]) / .1),
        1 - saturation,
        1 + saturation);
    assertUniform(
        parameters(
            new ColorJitter(0, 0, 0, jitter.hue(), 1),
            new float[] {.8f, .8f, .2f, .2f, .2f, .2f},
            RecipeStatisticsTest::turnOfRed),
        -hue,
        hue);
  }

  /** How boxes follow from these numbers is compared with torchvision in another test. */
  @ParameterizedTest
  @CsvSource({
    "simclr, 0.08, 1, BICUBIC",
    "simclr-cifar, 0.08, 1, BICUBIC",
    "moco-v1, 0.2, 1, BILINEAR",
    "moco-v2, 0.2, 1, BILINEAR",
    "simsiam, 0.2, 1, BILINEAR",
    "byol, 0.08, 1, BICUBIC",
    "barlow-twins, 0.08, 1, BICUBIC",
    "vicreg, 0.08, 1, BICUBIC",
    "cifar-a, 0.2, 1, BILINEAR",
    "cifar-b, 0.08, 1, BILINEAR",
    "cifar-instdisc, 0.2, 1, BILINEAR",
    "solo-learn-symmetric, 0.08, 1, BICUBIC",
    "solo-learn-asymmetric, 0.08, 1, BICUBIC",
    "solo-learn-vicreg, 0.2, 1, BICUBIC",
    "tiny-imagenet, 0.2, 1, BILINEAR",
    "stl10-64, 0.08, 1, BILINEAR",
    "stl10-96, 0.2, 1, BILINEAR",
    "swav, 0.14, 1, BILINEAR",
    "multi-crop-32, 0.14, 1, BILINEAR"
  })
  void should_crop_as_its_source(
      String name, double low, double high, Interpolation interpolation) {
    RandomResizedCrop crop = (RandomResizedCrop) RECIPES.get(name).pipeline(0).operations().get(0);

    assertThat(crop.area().low()).isEqualTo(low);
    assertThat(crop.area().high()).isEqualTo(high);
    assertThat(crop.aspect().low()).isEqualTo(3.0 / 4);
    assertThat(crop.aspect().high()).isEqualTo(4.0 / 3);
    assertThat(crop.interpolation()).isEqualTo(interpolation);
  }

  @Test
  void should_give_views_of_the_sizes_that_the_names_say() {
    ImageShape stl = new ImageShape(3, 96, 96);

    assertThat(Stl10Recipes.side64().pipeline(0).resultShape(stl)).hasToString("3x64x64");
    assertThat(Stl10Recipes.side96().pipeline(0).resultShape(stl)).hasToString("3x96x96");
    assertThat(SimclrRecipes.cifar().pipeline(0).resultShape(stl)).isEqualTo(stl);
    assertThat(
            MultiCropRecipes.swav().pipelines().stream()
                .map(pipeline -> pipeline.resultShape(stl).height()))
        .containsExactly(224, 224, 96, 96, 96, 96, 96, 96);
    assertThat(
            MultiCropRecipes.multiCrop32().pipelines().stream()
                .map(pipeline -> pipeline.resultShape(stl).height()))
        .containsExactly(32, 32, 16, 16, 16, 16);
  }

  /** The second view loses a quarter of its values: 192 of them, 4000 times. */
  @Test
  void should_mask_a_quarter_of_the_second_view_of_denoising() {
    ImageBuffer image = new ImageBuffer(SHAPE);
    RandomGenerator random = new Seed(3).generator();
    float[] white = new float[SHAPE.size()];
    Arrays.fill(white, 1);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      image.load(white);
      Recipes.denoising().pipeline(0).apply(image, random);
      assertThat(image.values()).containsOnly(1f);
      Recipes.denoising().pipeline(1).apply(image, random);
      for (float value : image.values()) {
        sum += value;
      }
    }

    // 768,000 draws: a standard deviation of 0.0005; five are allowed.
    assertThat(sum / DRAWS / SHAPE.size()).isCloseTo(0.75, within(0.0025));
  }

  private static String kind(ImageOperation operation) {
    if (operation instanceof RandomSolarization) {
      return "solarisation";
    }
    if (operation instanceof RandomGaussianBlur) {
      return "blur";
    }
    if (operation instanceof RandomGrayscale) {
      return "grey";
    }
    if (operation instanceof ColorJitter) {
      return "jitter";
    }
    if (operation instanceof RandomHorizontalFlip) {
      return "flip";
    }
    if (operation instanceof RandomRotation) {
      return "rotation";
    }
    return operation.getClass().getSimpleName().toLowerCase(Locale.ROOT).contains("crop")
        ? "crop"
        : operation.toString();
  }

  /** A blur of less than a fifth of a pixel changes nothing that a float can hold. */
  private static ImageOperation visible(ImageOperation operation) {
    if (operation instanceof RandomGaussianBlur blur) {
      assertThat(blur.sigma()).isEqualTo(new Range(0.1, 2));
      return new RandomGaussianBlur(new Range(1, 2), blur.probability());
    }
    return operation;
  }

  private static double shareOfChanges(ImageOperation operation) {
    ImageBuffer image = new ImageBuffer(SHAPE);
    RandomGenerator random = new Seed(5).generator();
    float[] noise = new float[SHAPE.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat();
    }
    int changes = 0;
    for (int i = 0; i < DRAWS; i++) {
      image.load(noise);
      operation.apply(image, random);
      changes += Arrays.equals(image.values(), noise) ? 0 : 1;
    }
    return (double) changes / DRAWS;
  }

  private static double[] parameters(
      ColorJitter jitter, float[] twoPixels, ToDoubleFunction<float[]> reading) {
    ImageBuffer image = new ImageBuffer(new ImageShape(3, 1, 2));
    RandomGenerator random = new Seed(6).generator();
    double[] parameters = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      image.load(twoPixels);
      jitter.apply(image, random);
      parameters[i] = reading.applyAsDouble(image.values());
    }
    return parameters;
  }

  /** Returns the turn, from -0.5 to 0.5, that made (0.8, 0.2, 0.2) of red, green and blue this. */
  private static double turnOfRed(float[] values) {
    double red = (values[0] - .2) / .6;
    double green = (values[2] - .2) / .6;
    double blue = (values[4] - .2) / .6;
    boolean up = green > blue;
    double middle = up ? green : blue;
    double sextants = red > .999 ? middle : 2 - red + Math.min(green, blue);
    return (up ? sextants : -sextants) / 6;
  }

  /**
   * Deciles of 4000 uniform numbers have a standard deviation of at most 0.0079 of the range; five
   * are allowed. The ends are missed by 0.01 of the range with a chance of exp(-40).
   */
  private static void assertUniform(double[] numbers, double low, double high) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double range = high - low;
    assertThat(sorted[0]).isBetween(low - 1e-5, low + 0.01 * range);
    assertThat(sorted[DRAWS - 1]).isBetween(high - 0.01 * range, high + 1e-5);
    for (int decile = 1; decile < 10; decile++) {
      assertThat(sorted[decile * DRAWS / 10])
          .as("decile %d", decile)
          .isCloseTo(low + decile * range / 10, within(0.04 * range));
    }
  }
}
