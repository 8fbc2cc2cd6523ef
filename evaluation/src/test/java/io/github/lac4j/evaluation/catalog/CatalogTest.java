package io.github.lac4j.evaluation.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.study.StripedImages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {

  private final ConfigBinder binder = new ConfigBinder(List.of());
  private final Catalog catalog =
      new Catalog(
          new Registries(
              List.of(
                  new Definition<>(
                      DatasetDefinition.class,
                      "striped",
                      "",
                      new Sizes(30, 12),
                      sizes -> new StripedImages(sizes.trainImages(), sizes.testImages()),
                      "mine.jar"))),
          binder);

  record Sizes(int trainImages, int testImages) {}

  @Test
  void should_give_a_data_set_its_own_settings_and_those_of_every_set() {
    Chosen<DatasetDefinition> chosen =
        catalog.dataset("striped", settings("trainImages=60", "training-share=0.5"));

    assertThat(chosen.choice().settingsText())
        .isEqualTo("{\"trainImages\":60,\"testImages\":12,\"trainingShare\":0.5,\"subsetSeed\":0}");
    assertThat(chosen.value().open(DataLocation.none()).train().size()).isEqualTo(30);
    assertThat(chosen.value().open(DataLocation.none()).test().size()).isEqualTo(12);
  }

  @Test
  void should_name_the_settings_of_a_data_set() {
    assertThatThrownBy(() -> catalog.dataset("striped", settings("trainImage=60")))
        .hasMessageContaining("did you mean trainImages?");
  }

  @Test
  void should_name_the_data_sets_there_are() {
    assertThatThrownBy(() -> catalog.dataset("stripes", settings()))
        .hasMessageContaining(
            "There is no data set \"stripes\"; did you mean striped? There are striped");
  }

  @Test
  void should_tell_a_folder_of_images_from_the_name_of_a_data_set(@TempDir Path shapes) {
    assertThatThrownBy(() -> catalog.dataset(shapes.toString(), settings()))
        .hasMessage(
            "There is no data set \"%s\"; did you mean folder:%s? There are striped",
            shapes, shapes);
  }

  private ObjectNode settings(String... assignments) {
    return binder.tree(List.of(assignments));
  }
}
