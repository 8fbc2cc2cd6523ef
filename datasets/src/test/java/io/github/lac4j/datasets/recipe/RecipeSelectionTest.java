package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.datasets.augment.MaskingNoise;
import io.github.lac4j.datasets.augment.Normalization;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
}
