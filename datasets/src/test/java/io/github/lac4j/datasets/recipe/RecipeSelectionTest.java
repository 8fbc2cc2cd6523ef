package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.Interpolation;
import io.github.lac4j.datasets.augment.MaskingNoise;
import io.github.lac4j.datasets.augment.Normalization;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.Range;
import io.github.lac4j.datasets.cifar.Cifar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeSelectionTest {

  private static final Map<String, Recipe> KNOWN =
      Recipes.all().stream().collect(Collectors.toMap(Recipe::name, recipe -> recipe));

  @Test
  void should_find_a_recipe_by_name() {
    assertThat(RecipeSelection.choose("byol", KNOWN)).isEqualTo(ByolRecipes.byol());
  }

  @Test
  void should_give_each_view_the_recipe_named_for_it() {
    Recipe recipe = RecipeSelection.choose("none, simclr-cifar", KNOWN);

    assertThat(recipe.pipelines())
        .containsExactly(Recipes.none().pipeline(0), SimclrRecipes.cifar().pipeline(0));
    recipe.requireViews(2);
  }

  @Test
  void should_count_a_recipe_of_several_views_as_several() {
    assertThat(RecipeSelection.choose("byol,none", KNOWN).pipelines()).hasSize(3);
  }

  @Test
  void should_name_all_recipes_if_it_does_not_know_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecipeSelection.choose("none,simclir", KNOWN))
        .withMessageStartingWith(
            "There is no recipe \"simclir\"; did you mean simclr? There are barlow-twins, byol");
    assertThatIllegalArgumentException().isThrownBy(() -> RecipeSelection.choose("", KNOWN));
  }

  @Test
  void should_serve_any_number_of_views_with_one_pipeline_and_only_its_own_with_more() {
    CifarRecipes.a().requireViews(1);
    CifarRecipes.a().requireViews(7);
    ByolRecipes.byol().requireViews(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByolRecipes.byol().requireViews(3))
        .withMessageContaining("2 views one by one, but 3");
  }

  @Test
  void should_reject_a_normalisation_before_another_operation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pipeline.of(Normalization.CIFAR_10, new MaskingNoise(0.1)))
        .withMessageContaining("Operation 1 of 2 is a normalisation");
  }

  @Test
  void should_reject_a_recipe_without_a_pipeline() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Recipe("empty", List.of()));
  }

  @Test
  void should_reject_multi_crop_without_small_views() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MultiCropRecipes.multiCrop("few", 32, 16, 0))
        .withMessageContaining("small views is 0");
  }

  /**
   * The values are those of the golden case "rotation", the first of its channels, in few digits.
   */
  @Test
  void should_turn_images_counter_clockwise_without_loss() {
    float a = 0.986525f;
    float b = 0.4678051f;
    float c = 0.10102311f;
    float d = 0.9261643f;
    float e = 0.57115847f;
    float f = 0.032275f;
    float g = 0.5055551f;
    float h = 0.9424808f;
    float i = 0.482079f;
    float[] image = {a, b, c, d, e, f, g, h, i};

    assertThat(turned(image, 0)).containsExactly(image);
    assertThat(turned(image, 1)).containsExactly(c, f, i, b, e, h, a, d, g);
    assertThat(turned(image, 2)).containsExactly(i, h, g, f, e, d, c, b, a);
    assertThat(turned(image, 3)).containsExactly(g, d, a, h, e, b, i, f, c);
  }

  private static float[] turned(float[] image, int quarters) {
    ImageBuffer buffer = new ImageBuffer(new ImageShape(1, 3, 3));
    buffer.load(image);
    RecipeSelection.choose("quarter-turn " + quarters, Map.of())
        .pipeline(0)
        .apply(buffer, new Seed(1).generator());
    return buffer.values().clone();
  }

  @Test
  void should_crop_less_at_another_side_and_do_all_else_as_the_recipe() {
    Recipe small = RecipeSelection.choose("small-crop 16 cifar-a", KNOWN);

    List<ImageOperation> large = CifarRecipes.a().pipeline(0).operations();
    assertThat(small.name()).isEqualTo("small-crop 16 cifar-a");
    assertThat(small.pipelines()).hasSize(1);
    assertThat(small.pipeline(0).operations().get(0))
        .isEqualTo(
            new RandomResizedCrop(
                new Range(0.05, 0.2),
                new Range(3.0 / 4, 4.0 / 3),
                Interpolation.BILINEAR,
                OptionalInt.of(16)));
    assertThat(small.pipeline(0).operations().subList(1, large.size()))
        .isEqualTo(large.subList(1, large.size()));
    assertThat(RecipeSelection.choose("small-crop 9 byol", KNOWN).pipelines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "quarter-turn 4, 'There is no recipe \"quarter-turn 4\"; '",
    "quarter-turn 4, 'quarter-turn 0 to 3, small-crop SIDE RECIPE'",
    "small-crop 16 cifar-z, 'There is no recipe \"cifar-z\"'",
    "small-crop 16 none, 'the recipe none does not crop'",
    "small-crop 0 cifar-a, 'The side of a resized crop is 0'",
  })
  void should_refuse_what_cannot_be_made(String name, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecipeSelection.choose(name, KNOWN))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // wishes of the plan | instead | contrastive | recipe | pipelines
        "contrastive,contrastive | | | cifar-a | 1",
        "plain | | | none | 1",
        "plain | | byol | none | 1",
        "contrastive,contrastive | | byol | byol | 2",
        "contrastive,contrastive | | none,moco-v2 | none,moco-v2 | 2",
        "contrastive,contrastive | plain,contrastive | byol | none,cifar-a | 2",
        "contrastive,contrastive | simclr | byol | simclr | 1",
        "byol,byol | | | byol | 2",
        "contrastive,contrastive,small-crop | | | cifar-a,cifar-a,small-crop 16 cifar-a | 3",
        "contrastive,contrastive,small-crop | | moco-v2 | moco-v2,moco-v2,small-crop 16 cifar-a | 3",
        "contrastive,contrastive,small-crop | | byol | byol,small-crop 16 cifar-a | 3",
        "quarter-turn 0,quarter-turn 1 | | | quarter-turn 0,quarter-turn 1 | 2"
      })
  void should_turn_the_wishes_of_a_plan_into_one_recipe(
      String wishes, String instead, String contrastive, String recipe, int pipelines) {
    Recipe found =
        RecipeSelection.forViews(
            ViewPlan.of(wishes.split(",")),
            Optional.ofNullable(instead),
            Optional.ofNullable(contrastive),
            Cifar.cifar10()::recipe,
            KNOWN);

    assertThat(found.name()).isEqualTo(recipe);
    assertThat(found.pipelines()).hasSize(pipelines);
    // A run that goes on finds the same again by the name alone.
    assertThat(RecipeSelection.choose(recipe, KNOWN)).isEqualTo(found);
  }

  @Test
  void should_give_another_number_of_views_only_to_a_plan_that_takes_any() {
    ViewPlan pairs = ViewPlan.pairs();
    Optional<String> six = Optional.of("multi-crop-32");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> forCifar(pairs, six))
        .withMessageContaining("multi-crop-32 describes 6 views one by one, but 2 are needed");
    assertThat(forCifar(pairs.withAnyNumber(), six)).isEqualTo(MultiCropRecipes.multiCrop32());
  }

  @Test
  void should_refuse_one_view_of_a_recipe_of_two() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forCifar(ViewPlan.of("byol", "plain"), Optional.empty()))
        .withMessageContaining("byol describes 2 views one by one, but is asked for 1 in a row");
  }

  private static Recipe forCifar(ViewPlan plan, Optional<String> instead) {
    return RecipeSelection.forViews(
        plan, instead, Optional.empty(), Cifar.cifar10()::recipe, KNOWN);
  }
}
