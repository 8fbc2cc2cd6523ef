package io.github.lac4j.datasets.stl10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Stl10Test {

  private static final int IMAGE = 3 * 96 * 96;

  @TempDir Path root;

  private Path folder;
  private final byte[] train = new byte[3 * IMAGE];

  @BeforeEach
  void write_a_set() throws IOException {
    folder = Files.createDirectories(root.resolve("stl10_binary"));
    new Random(1).nextBytes(train);
    Files.write(folder.resolve("train_X.bin"), train);
    Files.write(folder.resolve("train_y.bin"), new byte[] {1, 10, 5});
    Files.write(folder.resolve("test_X.bin"), new byte[IMAGE]);
    Files.write(folder.resolve("test_y.bin"), new byte[] {2});
    Files.write(folder.resolve("unlabeled_X.bin"), new byte[2 * IMAGE]);
  }

  @Test
  void should_turn_columns_into_rows_and_count_labels_from_zero() {
    DatasetSplits splits = open();

    assertThat(splits.train().shape()).isEqualTo(new ImageShape(3, 96, 96));
    assertThat(splits.train().labels()).containsExactly(0, 9, 4);
    byte[] pixels = new byte[IMAGE];
    splits.train().copyPixels(2, pixels);
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < 96; y++) {
        for (int x = 0; x < 96; x++) {
          assertThat(pixels[(channel * 96 + y) * 96 + x])
              .isEqualTo(train[2 * IMAGE + (channel * 96 + x) * 96 + y]);
        }
      }
    }
  }

  @Test
  void should_pretrain_on_the_images_without_labels_if_they_are_there() throws IOException {
    DatasetSplits splits = open();

    assertThat(splits.unlabelled()).isPresent();
    assertThat(splits.pretraining().size()).isEqualTo(2);
    assertThat(splits.pretraining().labelled()).isFalse();
    assertThat(splits.pretraining().labels()).containsExactly(-1, -1);

    Files.delete(folder.resolve("unlabeled_X.bin"));
    assertThat(open().unlabelled()).isEmpty();
    assertThat(open().pretraining().size()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0", "11", "-1"})
  void should_reject_a_label_out_of_range(byte label) throws IOException {
    Files.write(folder.resolve("train_y.bin"), new byte[] {1, label, 5});

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("train_y.bin: label 1 is " + (label & 0xff));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, IMAGE - 1, IMAGE + 1})
  void should_reject_images_that_are_cut_off(int length) throws IOException {
    Files.write(folder.resolve("test_X.bin"), new byte[length]);

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("test_X.bin: the file has %d bytes".formatted(length));
  }

  @Test
  void should_reject_another_number_of_labels_than_of_images() throws IOException {
    Files.write(folder.resolve("test_y.bin"), new byte[] {1, 2});

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("2 labels, but there are 1 images");
  }

  @Test
  void should_name_a_missing_file_and_how_to_fetch_it() throws IOException {
    Files.delete(folder.resolve("test_X.bin"));

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining(folder + " holds no test_X.bin")
        .hasMessageContaining("lac data fetch stl10");
  }

  @Test
  void should_know_its_recipes() {
    assertThat(Stl10.stl10().recipe("plain")).isEqualTo("none");
    assertThat(Stl10.stl10().recipe("contrastive")).isEqualTo("stl10-96");
  }

  private DatasetSplits open() {
    return Stl10.stl10().open(DataLocation.of(root));
  }
}
