package io.github.lac4j.datasets.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.cifar.Cifar10;
import io.github.lac4j.datasets.cifar.Cifar100;
import io.github.lac4j.datasets.cifar.CifarFiles;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.fashionmnist.FashionMnistFiles;
import io.github.lac4j.datasets.mnist.Mnist;
import io.github.lac4j.datasets.mnist.MnistFiles;
import io.github.lac4j.datasets.stl10.Stl10;
import io.github.lac4j.datasets.stl10.Stl10Files;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNet;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNetFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OfficialSetsTest {

  static Stream<Arguments> sets() {
    return Stream.of(
        Arguments.of(MnistFiles.mnist(), Mnist.complete(), "official npm"),
        Arguments.of(FashionMnistFiles.fashionMnist(), FashionMnist.complete(), "official system"),
        Arguments.of(CifarFiles.cifar10(), new Cifar10(), "official npm"),
        Arguments.of(CifarFiles.cifar100(), new Cifar100(Cifar100.Labels.FINE), "official"),
        Arguments.of(CifarFiles.cifar100(), new Cifar100(Cifar100.Labels.COARSE), "official"),
        Arguments.of(TinyImageNetFiles.tinyImageNet(), new TinyImageNet(), "official"),
        Arguments.of(Stl10Files.stl10(), new Stl10(), "official"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void should_be_fetched_into_the_folder_in_which_it_is_looked_for(
      FetchableDataset files, DatasetDefinition definition, String origins) {
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
