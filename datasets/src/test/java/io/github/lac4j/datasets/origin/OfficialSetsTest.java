package io.github.lac4j.datasets.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.mnist.Mnist;
import io.github.lac4j.datasets.stl10.Stl10;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OfficialSetsTest {

  static Stream<Arguments> sets() {
    return Stream.of(
        Arguments.of(Mnist.complete(), "official npm"),
        Arguments.of(FashionMnist.complete(), "official system"),
        Arguments.of(Cifar.cifar10(), "official npm"),
        Arguments.of(Cifar.cifar100(), "official"),
        Arguments.of(Cifar.cifar100Coarse(), "official"),
        Arguments.of(TinyImageNet.tinyImageNet(), "official"),
        Arguments.of(Stl10.stl10(), "official"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void should_be_fetched_into_the_folder_in_which_it_is_looked_for(
      FileDataset definition, String origins) {
    FetchableDataset files = definition.files().orElseThrow();
    assertThat(files.names()).contains(definition.name());
    assertThat(definition.layout()).isPresent();
    assertThat(definition.layout().get().folders().get(0)).isEqualTo(files.folder());
    assertThat(definition.layout().get().remedy()).contains("lac data fetch " + definition.name());
    assertThat(files.origins())
        .extracting(Origin::name)
        .containsExactlyElementsOf(List.of(origins.split(" ")));
    assertThat(files.origins()).allMatch(origin -> origin.diskBytes() > 50_000_000);
  }
}
