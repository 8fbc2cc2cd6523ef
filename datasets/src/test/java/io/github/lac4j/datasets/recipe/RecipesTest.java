package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        .containsExactly("none", "mnist-contrastive", "cifar-a");
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
    assertThat(Recipes.cifarA().toString())
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
      ImageBuffer image = new ImageBuffer(new ImageShape(channels, 28, 28));
      for (int i = 0; i < 100; i++) {
        for (int j = 0; j < image.values().length; j++) {
          image.values()[j] = random.nextFloat();
        }
        recipe.apply(image, random);
        for (float value : image.values()) {
          assertThat(value).isBetween(0f, 1f);
        }
      }
    }
  }

  @Test
  void should_leave_the_image_with_the_recipe_none() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 1, 3));
    image.load(new float[] {0, .5f, 1});

    Recipes.none().apply(image, new Seed(1).generator());

    assertThat(image.values()).containsExactly(0, .5f, 1);
  }

  @Test
  void should_apply_operations_in_order() {
    ImageBuffer image = new ImageBuffer(new ImageShape(1, 1, 3));
    image.load(new float[] {0, .5f, 1});
    List<String> calls = new ArrayList<>();
    Recipe recipe =
        new Recipe("two", List.of((i, r) -> calls.add("first"), (i, r) -> calls.add("second")));

    recipe.apply(image, new Seed(1).generator());

    assertThat(calls).containsExactly("first", "second");
  }

  @Test
  void should_compare_by_value() {
    Recipe one = new Recipe("a", List.of(new RandomHorizontalFlip(0.5), new RandomTranslation(1)));
    Recipe two = new Recipe("a", List.of(new RandomHorizontalFlip(0.5), new RandomTranslation(1)));

    assertThat(one).isEqualTo(two);
  }

  @Test
  void should_reject_a_blank_name() {
    assertThatThrownBy(() -> new Recipe(" ", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }
}
