package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.mnist.Mnist;
import io.github.lac4j.datasets.stl10.Stl10;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultRecipesTest {

  static Stream<DatasetDefinition> datasets() {
    return Stream.of(
        Mnist.complete(),
        FashionMnist.complete(),
        FashionMnist.subset(),
        Cifar.cifar10(),
        Cifar.cifar100(),
        TinyImageNet.tinyImageNet(),
        Stl10.stl10(),
        new ImageFolder(Path.of("pictures"), new ImageFolderConfig()),
        new ImageFolder(Path.of("pictures"), new ImageFolderConfig(50, true, false, 0.5, 1)));
  }

  /** Encoders are judged on whole images. */
  @ParameterizedTest
  @MethodSource("datasets")
  void should_be_recipes_of_the_library_that_keep_the_size_of_the_images(
      DatasetDefinition dataset) {
    for (String wish : List.of("plain", "contrastive")) {
      String name = dataset.recipe(wish);

      assertThat(Recipes.all())
          .filteredOn(recipe -> recipe.name().equals(name))
          .singleElement()
          .satisfies(
              recipe ->
                  assertThat(recipe.pipeline(0).resultShape(dataset.shape()))
                      .isEqualTo(dataset.shape()));
    }
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void should_have_small_crops_of_half_the_side_and_the_colours_of_the_set(
      DatasetDefinition dataset) {
    Map<String, Recipe> known =
        Recipes.all().stream().collect(Collectors.toMap(Recipe::name, recipe -> recipe));

    Recipe small = RecipeSelection.choose(dataset.recipe("small-crop"), known);

    int half = dataset.shape().height() / 2;
    assertThat(small.pipeline(0).resultShape(dataset.shape()))
        .isEqualTo(new ImageShape(dataset.shape().channels(), half, half));
    List<ImageOperation> large = known.get(dataset.recipe("contrastive")).pipeline(0).operations();
    assertThat(small.pipeline(0).operations())
        .hasSameSizeAs(large)
        .filteredOn(operation -> !(operation instanceof RandomResizedCrop))
        .isSubsetOf(large);
  }
}
