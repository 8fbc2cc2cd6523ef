package io.github.lac4j.datasets.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.mnist.IdxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FashionMnistTest {

  private static final Path SYSTEM_PACKAGE = Path.of("/usr/share/datasets/fashion-mnist");

  @TempDir Path folder;

  /** The digests were computed with NumPy from the complete official files. */
  @Test
  void should_embed_exactly_the_first_images_of_every_class() {
    DatasetSplits splits = FashionMnist.subset().open(DataLocation.none());

    assertThat(splits.train().fingerprint())
        .isEqualTo("ee60fb0e273e69c4722d2f8fb0b30e2afef92cb53f4a58e00e1e5194fabfcb2b");
    assertThat(splits.test().fingerprint())
        .isEqualTo("11686324849a9a7b302eeee4e21b4b90e8769f597009696fad6c15168efda7a2");
  }

  @Test
  void should_embed_a_balanced_set() {
    DatasetSplits splits = FashionMnist.subset().open(DataLocation.none());

    assertThat(imagesPerClass(splits.train())).containsOnly(500).hasSize(10);
    assertThat(imagesPerClass(splits.test())).containsOnly(100).hasSize(10);
    assertThat(splits.train().source()).isEqualTo("embedded");
    assertThat(splits.train().classNames()).startsWith("T-shirt/top").endsWith("Ankle boot");
  }

  @Test
  void should_describe_the_subset() {
    DatasetDefinition subset = FashionMnist.subset();

    assertThat(subset.name()).isEqualTo("fashion-mnist-subset");
    assertThat(subset.shape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(subset.recipe("plain")).isEqualTo("none");
    assertThat(subset.recipe("contrastive")).isEqualTo("cifar-a");
    assertThat(FashionMnist.complete().recipe("contrastive")).isEqualTo("cifar-a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FashionMNIST/raw", "fashion-mnist"})
  void should_open_the_complete_set_from_the_data_directory(String name) throws IOException {
    Path files = Files.createDirectories(folder.resolve(name));
    for (String file :
        new String[] {
          "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"
        }) {
      try (var in = FashionMnist.class.getResourceAsStream(file)) {
        Files.copy(in, files.resolve(file));
      }
    }

    DatasetSplits splits = FashionMnist.complete().open(DataLocation.of(folder));

    assertThat(splits.train().source())
        .startsWith(files + " (from --data-dir), not the official files: train-images");
    assertThat(splits.train().name()).isEqualTo("fashion-mnist");
    assertThat(splits.train().size()).isEqualTo(5000);
  }

  @Test
  void should_open_and_cut_the_system_package() throws IOException {
    assumeTrue(Files.isDirectory(SYSTEM_PACKAGE), "dataset-fashion-mnist is not installed");

    DatasetSplits complete = FashionMnist.complete().open(DataLocation.none());
    CutSubset.main(new String[] {SYSTEM_PACKAGE.toString(), folder.toString()});

    assertThat(complete.train().fingerprint())
        .isEqualTo("701ecd809248ffabb8e1bff65dc370a7c04ec448b83e0d44fdc3ce5ef117beac");
    assertThat(complete.test().fingerprint())
        .isEqualTo("3bcd0e7001364fd7e857276f5562979787fdb0c9b53c76d5d5f5a287320a4e33");
    String name = "train-images-idx3-ubyte.gz";
    assertThat(IdxFile.of(folder.resolve(name)).images().image(4999))
        .isEqualTo(IdxFile.ofResource(FashionMnist.class, name).images().image(4999));
  }

  private static int[] imagesPerClass(ImageDataset dataset) {
    int[] counts = new int[dataset.classNames().size()];
    Arrays.stream(dataset.labels()).forEach(label -> counts[label]++);
    return counts;
  }
}
