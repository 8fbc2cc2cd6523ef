package io.github.lac4j.datasets.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.mnist.Mnist;
import io.github.lac4j.datasets.stl10.Stl10;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNet;
import java.nio.file.Path;
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
    for (Augmentation augmentation : Augmentation.values()) {
      String name = dataset.recipe(augmentation);

      assertThat(Recipes.all())
          .filteredOn(recipe -> recipe.name().equals(name))
          .singleElement()
          .satisfies(
              recipe ->
                  assertThat(recipe.pipeline(0).resultShape(dataset.shape()))
                      .isEqualTo(dataset.shape()));
    }
  }
}
