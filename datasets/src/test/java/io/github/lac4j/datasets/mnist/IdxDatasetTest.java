package io.github.lac4j.datasets.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDatasetTest {

  private static final FileDataset DEFINITION =
      IdxDataset.of(
          "tiny",
          "made for this test",
          new ImageShape(1, 2, 1),
          List.of("a", "b"),
          List.of("Tiny/raw", "tiny"),
          List.of(),
          "mnist-contrastive",
          Optional.empty());

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void write_a_set() throws IOException {
    folder = Files.createDirectories(root.resolve("tiny"));
    write("train-images-idx3-ubyte.gz", IdxWriter.gzip(images(1, 2, 3, 4)));
    write("train-labels-idx1-ubyte", IdxWriter.labels(new byte[] {1, 0}));
    write("t10k-images-idx3-ubyte", images(5, 6));
    write("t10k-labels-idx1-ubyte.gz", IdxWriter.gzip(IdxWriter.labels(new byte[] {1})));
  }

  @Test
  void should_open_plain_and_compressed_files() {
    DatasetSplits splits = DEFINITION.open(DataLocation.of(root));

    assertThat(splits.train().size()).isEqualTo(2);
    assertThat(splits.train().labels()).containsExactly(1, 0);
    byte[] pixels = new byte[2];
    splits.test().copyPixels(0, pixels);
    assertThat(pixels).containsExactly(5, 6);
    assertThat(splits.train().source()).isEqualTo(folder + " (from --data-dir)");
    assertThat(splits.train().name()).isEqualTo("tiny");
  }

  @Test
  void should_say_whether_the_files_are_the_official_ones() throws IOException {
    List<ExpectedFile> official =
        List.of(
            expected("train-images-idx3-ubyte", images(1, 2, 3, 4)),
            expected("train-labels-idx1-ubyte", IdxWriter.labels(new byte[] {1, 0})),
            expected("t10k-images-idx3-ubyte", images(5, 6)),
            expected("t10k-labels-idx1-ubyte", IdxWriter.labels(new byte[] {1})));
    Origin origin = Origin.system(root, "a package", official);
    FileDataset definition =
        IdxDataset.of(
            "tiny",
            "made for this test",
            new ImageShape(1, 2, 1),
            List.of("a", "b"),
            List.of("tiny"),
            List.of(),
            "mnist-contrastive",
            Optional.of(
                new FetchableDataset(
                    List.of("tiny"), "tiny", official, List.of(origin), "for this test")));

    assertThat(definition.open(DataLocation.of(root)).train().source())
        .isEqualTo(folder + " (from --data-dir), the official files");

    write("t10k-labels-idx1-ubyte.gz", IdxWriter.gzip(IdxWriter.labels(new byte[] {0})));
    write("train-images-idx3-ubyte.gz", IdxWriter.gzip(images(1, 2)));
    write("train-labels-idx1-ubyte", IdxWriter.labels(new byte[] {1}));
    assertThat(definition.open(DataLocation.of(root)).train().source())
        .endsWith(
            ", not the official files: train-images-idx3-ubyte, train-labels-idx1-ubyte,"
                + " t10k-labels-idx1-ubyte");
  }

  private static ExpectedFile expected(String name, byte[] content) throws IOException {
    return ExpectedFile.of(
        name,
        content.length,
        ContentDigest.of(Algorithm.SHA_256, new ByteArrayInputStream(content)));
  }

  @Test
  void should_prefer_the_plain_file() throws IOException {
    write("train-images-idx3-ubyte", images(9, 9, 9, 9));

    byte[] pixels = new byte[2];
    DEFINITION.open(DataLocation.of(root)).train().copyPixels(0, pixels);

    assertThat(pixels).containsExactly(9, 9);
  }

  @Test
  void should_reject_a_different_number_of_labels_and_images() throws IOException {
    write("train-labels-idx1-ubyte", IdxWriter.labels(new byte[] {1, 0, 1}));

    assertThatThrownBy(() -> DEFINITION.open(DataLocation.of(root)))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("train-labels-idx1-ubyte: there are 3 labels, but 2 images")
        .hasMessageContaining("train-images-idx3-ubyte.gz");
  }

  @Test
  void should_reject_images_of_another_size() throws IOException {
    write("t10k-images-idx3-ubyte", IdxWriter.images(1, 1, 2, new byte[2]));

    assertThatThrownBy(() -> DEFINITION.open(DataLocation.of(root)))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("the images are 1x1x2, but those of tiny are 1x2x1");
  }

  @Test
  void should_name_a_missing_file() throws IOException {
    Files.delete(folder.resolve("t10k-images-idx3-ubyte"));

    assertThatThrownBy(() -> DEFINITION.open(DataLocation.of(root)))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("t10k-images-idx3-ubyte and no t10k-images-idx3-ubyte.gz");
  }

  @Test
  void should_name_the_folder_of_a_missing_set() {
    assertThatThrownBy(() -> DEFINITION.open(DataLocation.of(root.resolve("elsewhere"))))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining(root.resolve("elsewhere/Tiny/raw").toString());
  }

  @Test
  void should_name_its_recipes() {
    assertThat(DEFINITION.recipe("plain")).isEqualTo("none");
    assertThat(DEFINITION.recipe("contrastive")).isEqualTo("mnist-contrastive");
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] images(int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return IdxWriter.images(pixels.length / 2, 2, 1, bytes);
  }
}
