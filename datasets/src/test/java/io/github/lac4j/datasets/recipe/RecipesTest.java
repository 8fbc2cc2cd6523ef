package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.augment.RandomHorizontalFlip;
import io.github.lac4j.datasets.augment.RandomTranslation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {

  @Test
  void should_have_distinct_names() {
    assertThat(Recipes.all())
        .extracting(Recipe::name)
        .doesNotHaveDuplicates()
        .contains("none", "mnist-contrastive", "cifar-a", "simclr-cifar");
  }

  @Test
  void should_print_every_parameter() {
    assertThat(Recipes.mnistContrastive().toString())
        .contains("RandomResizedCrop[area=Range[low=0.6, high=1.0]")
        .contains("aspect=Range[low=0.9, high=1.1]")
        .contains("RandomRotation[degrees=15.0]")
        .contains("RandomTranslation[pixels=2]")
        .contains("GaussianNoise[standardDeviation=0.05]")
        .doesNotContain("Flip");
    assertThat(CifarRecipes.a().toString())
        .contains("RandomResizedCrop[area=Range[low=0.2, high=1.0]")
        .contains("RandomHorizontalFlip[probability=0.5]")
        .contains(
            "ColorJitter[brightness=0.4, contrast=0.4, saturation=0.4, hue=0.1, probability=0.8]")
        .contains("RandomGrayscale[probability=0.2]");
  }

  static List<Recipe> all() {
    return Recipes.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void should_keep_every_value_within_zero_and_one(Recipe recipe) {
    RandomGenerator random = new Seed(1).generator();
    for (int channels : new int[] {1, 3}) {
      ImageShape shape = new ImageShape(channels, 28, 28);
      ImageBuffer image = new ImageBuffer(shape);
      float[] values = new float[shape.size()];
      for (int i = 0; i < 40; i++) {
        for (int j = 0; j < values.length; j++) {
          values[j] = random.nextFloat();
        }
        Pipeline pipeline = recipe.pipelines().get(i % recipe.pipelines().size());
        image.load(values);
        pipeline.apply(image, random);
        assertThat(image.shape()).isEqualTo(pipeline.resultShape(shape));
        for (float value : image.values()) {
          if (!(value >= 0 && value <= 1)) {
            fail("value " + value);
          }
        }
      }
    }
  }

  @Test
  void should_leave_the_image_with_the_recipe_none() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 1, 3));
    image.load(new float[] {0, .5f, 1});

    Recipes.none().pipeline(0).apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(0, .5f, 1);
  }

  @Test
  void should_apply_operations_in_order() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 1, 3));
    image.load(new float[] {0, .5f, 1});
    List<String> calls = new ArrayList<>();
    Recipe recipe = Recipe.of("two", (i, r) -> calls.add("first"), (i, r) -> calls.add("second"));

    recipe.pipeline(0).apply(image, new Seed(1).generator());

    assertThat(calls).containsExactly("first", "second");
  }

  @Test
  void should_compare_by_value() {
    Recipe one = Recipe.of("a", new RandomHorizontalFlip(0.5), new RandomTranslation(1));
    Recipe two = Recipe.of("a", new RandomHorizontalFlip(0.5), new RandomTranslation(1));

    assertThat(one).isEqualTo(two);
  }

  @Test
  void should_reject_a_blank_name() {
    assertThatThrownBy(() -> Recipe.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }
}
