package io.github.lac4j.datasets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

  @TempDir Path root;

  @Nested
  class Ten {

    private Path folder;

    @BeforeEach
    void write_a_set() throws IOException {
      folder = Files.createDirectories(root.resolve("cifar-10-batches-bin"));
      for (int i = 1; i <= 5; i++) {
        Files.write(
            folder.resolve("data_batch_%d.bin".formatted(i)),
            concatenated(record(i, 2 * i % 10), record(i, 2 * i - 1)));
      }
      Files.write(folder.resolve("test_batch.bin"), record(100, 0));
    }

    @Test
    void should_join_the_batches_in_order() {
      DatasetSplits splits = open();

      assertThat(splits.train().labels()).containsExactly(2, 1, 4, 3, 6, 5, 8, 7, 0, 9);
      assertThat(splits.train().shape()).isEqualTo(new ImageShape(3, 32, 32));
      assertThat(splits.test().size()).isEqualTo(1);
      assertThat(splits.test().source()).endsWith(", test_batch.bin").contains("not the official");
      byte[] pixels = new byte[3072];
      splits.train().copyPixels(9, pixels);
      assertThat(pixels).isEqualTo(pixels(5));
    }

    @Test
    void should_know_the_class_names_and_recipes() {
      assertThat(open().train().classNames())
          .containsExactly(
              "airplane",
              "automobile",
              "bird",
              "cat",
              "deer",
              "dog",
              "frog",
              "horse",
              "ship",
              "truck");
      assertThat(Cifar.cifar10().recipe("plain")).isEqualTo("none");
      assertThat(Cifar.cifar10().recipe("contrastive")).isEqualTo("cifar-a");
    }

    @Test
    void should_take_class_names_from_the_optional_file() throws IOException {
      Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");

      assertThat(open().test().classNames()).startsWith("a").endsWith("j").hasSize(10);
    }

    @Test
    void should_reject_a_wrong_number_of_class_names() throws IOException {
      Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\n");

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("batches.meta.txt: there are 2 class names")
          .hasMessageContaining("10 in all");
    }

    @Test
    void should_reject_class_names_that_are_no_text() throws IOException {
      Files.write(folder.resolve("batches.meta.txt"), new byte[] {(byte) 0xff, 10});

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("UTF-8");
    }

    @Test
    void should_reject_a_cut_off_record() throws IOException {
      Files.write(folder.resolve("data_batch_3.bin"), Arrays.copyOf(record(1, 1), 3072));

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("data_batch_3.bin: the file has 3072 bytes")
          .hasMessageContaining("3073");
    }

    @Test
    void should_reject_trailing_bytes() throws IOException {
      Files.write(folder.resolve("test_batch.bin"), Arrays.copyOf(record(1, 1), 3074));

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("test_batch.bin: the file has 3074 bytes");
    }

    @Test
    void should_reject_an_empty_file() throws IOException {
      Files.write(folder.resolve("test_batch.bin"), new byte[0]);

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("0 bytes");
    }

    @Test
    void should_reject_a_label_out_of_range() throws IOException {
      Files.write(folder.resolve("data_batch_2.bin"), concatenated(record(1, 9), record(1, 10)));

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("data_batch_2.bin: label byte 0 of record 1 is 10");
    }

    @Test
    void should_name_a_missing_batch() throws IOException {
      Files.delete(folder.resolve("data_batch_4.bin"));

      assertThatThrownBy(this::open)
          .isInstanceOf(DatasetNotFoundException.class)
          .hasMessageContaining(folder + " holds no data_batch_4.bin");
    }

    private DatasetSplits open() {
      return Cifar.cifar10().open(DataLocation.of(root));
    }
  }

  @Nested
  class Hundred {

    private Path folder;

    @BeforeEach
    void write_a_set() throws IOException {
      folder = Files.createDirectories(root.resolve("cifar-100-binary"));
      Files.write(folder.resolve("train.bin"), concatenated(record(1, 19, 99), record(2, 0, 42)));
      Files.write(folder.resolve("test.bin"), record(3, 7, 8));
    }

    @Test
    void should_take_the_fine_or_the_coarse_label() {
      DatasetSplits fine = open(Cifar.cifar100());
      DatasetSplits coarse = open(Cifar.cifar100Coarse());

      assertThat(fine.train().labels()).containsExactly(99, 42);
      assertThat(coarse.train().labels()).containsExactly(19, 0);
      assertThat(fine.train().name()).isEqualTo("cifar100");
      assertThat(coarse.train().name()).isEqualTo("cifar100-coarse");
      byte[] pixels = new byte[3072];
      coarse.test().copyPixels(0, pixels);
      assertThat(pixels).isEqualTo(pixels(3));
    }

    @Test
    void should_know_the_class_names() {
      assertThat(open(Cifar.cifar100()).train().classNames())
          .hasSize(100)
          .isSorted()
          .doesNotHaveDuplicates()
          .contains("willow_tree");
      assertThat(open(Cifar.cifar100Coarse()).train().classNames())
          .hasSize(20)
          .isSorted()
          .doesNotHaveDuplicates()
          .contains("trees");
    }

    @Test
    void should_reject_a_bad_label_of_either_kind() throws IOException {
      Files.write(folder.resolve("train.bin"), record(1, 20, 0));
      assertThatThrownBy(() -> open(Cifar.cifar100()))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("label byte 0 of record 0 is 20, but must be from 0 to 19");

      Files.write(folder.resolve("train.bin"), record(1, 0, 100));
      assertThatThrownBy(() -> open(Cifar.cifar100Coarse()))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("label byte 1 of record 0 is 100, but must be from 0 to 99");
    }

    @Test
    void should_reject_records_of_cifar_10() throws IOException {
      Files.write(folder.resolve("train.bin"), record(1, 1));

      assertThatThrownBy(() -> open(Cifar.cifar100()))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("3074");
    }

    private DatasetSplits open(DatasetDefinition set) {
      return set.open(DataLocation.of(root));
    }
  }

  private static byte[] record(int content, int... labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int label : labels) {
      out.write(label);
    }
    out.writeBytes(pixels(content));
    return out.toByteArray();
  }

  private static byte[] pixels(int content) {
    byte[] pixels = new byte[3072];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * content);
    }
    return pixels;
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
