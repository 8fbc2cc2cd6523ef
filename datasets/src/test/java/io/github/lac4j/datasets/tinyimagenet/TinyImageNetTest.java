package io.github.lac4j.datasets.tinyimagenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.picture.PictureReader;
import io.github.lac4j.datasets.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TinyImageNetTest {

  @TempDir Path root;

  private Path folder;

  @BeforeEach
  void write_a_set() throws IOException {
    folder = Files.createDirectories(root.resolve("tiny-imagenet-200"));
    Files.writeString(folder.resolve("wnids.txt"), "n00000002\nn00000001\n");
    Files.writeString(
        folder.resolve("words.txt"),
        "n00000001\tcrane\nn00000002\tcrane, machine\nn00000003\tother\n");
    for (int label = 1; label <= 2; label++) {
      Path images =
          Files.createDirectories(folder.resolve("train/n0000000%d/images".formatted(label)));
      for (int i = 0; i < 11; i++) {
        Files.write(
            images.resolve("n0000000%d_%d.JPEG".formatted(label, i)),
            i == 10 ? Pictures.greyJpeg(64, 64, i) : Pictures.jpeg(64, 64, 100 * label + i));
      }
    }
    Path validation = Files.createDirectories(folder.resolve("val/images"));
    Files.write(validation.resolve("val_0.JPEG"), Pictures.jpeg(64, 64, 7));
    Files.write(validation.resolve("val_1.JPEG"), Pictures.jpeg(64, 64, 8));
    Files.writeString(
        folder.resolve("val/val_annotations.txt"),
        "val_1.JPEG\tn00000001\t0\t0\t63\t63\nval_0.JPEG\tn00000002\t0\t0\t63\t63\n");
  }

  @Test
  void should_take_labels_from_the_list_and_images_in_the_order_of_their_numbers()
      throws IOException {
    DatasetSplits splits = open();

    assertThat(splits.train().shape()).isEqualTo(new ImageShape(3, 64, 64));
    assertThat(splits.train().labels())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(splits.train().classNames()).containsExactly("crane", "crane (n00000001)");
    assertThat(splits.test().labels()).containsExactly(1, 0);
    byte[] pixels = new byte[3 * 64 * 64];
    splits.train().copyPixels(2, pixels);
    assertThat(pixels).isEqualTo(decoded("train/n00000002/images/n00000002_2.JPEG"));
    splits.test().copyPixels(0, pixels);
    assertThat(pixels).isEqualTo(decoded("val/images/val_1.JPEG"));
  }

  @Test
  void should_repeat_grey_images_in_three_channels() {
    byte[] pixels = new byte[3 * 64 * 64];
    open().train().copyPixels(10, pixels);

    assertThat(Arrays.copyOfRange(pixels, 4096, 8192))
        .isEqualTo(Arrays.copyOfRange(pixels, 0, 4096))
        .isEqualTo(Arrays.copyOfRange(pixels, 8192, 12288));
  }

  @Test
  void should_reject_an_image_of_the_wrong_size() throws IOException {
    Path file = folder.resolve("train/n00000001/images/n00000001_3.JPEG");
    Files.write(file, Pictures.jpeg(64, 63, 1));

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(file + ": the image is 63 x 64, but must be 64 x 64")
        .hasMessageContaining("lac data fetch tiny-imagenet-200");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void should_reject_an_image_that_is_empty_or_cut_off(int length) throws IOException {
    Path file = folder.resolve("val/images/val_0.JPEG");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(file.toString());
    try (var left = Files.list(root.resolve("decoded"))) {
      // The training part was whole.
      assertThat(left.filter(path -> path.toString().endsWith(".images"))).hasSize(1);
    }
  }

  @Test
  void should_reject_an_empty_class() throws IOException {
    Files.writeString(folder.resolve("wnids.txt"), "n00000002\nn00000001\nn00000003\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("train/n00000003/images: there is no image of the class n00000003");
  }

  @ParameterizedTest
  @CsvSource({
    "'n0000001', 'is no identifier'",
    "'../../etc', 'is no identifier'",
    "'n00000001\nn00000001', 'is there twice'",
    "' ', 'names no class'"
  })
  void should_reject_a_damaged_list_of_classes(String text, String problem) throws IOException {
    Files.writeString(folder.resolve("wnids.txt"), text);

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("wnids.txt")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "'val_1.JPEG', 'line 1 is not a file'",
    "'../x.JPEG\tn00000001', 'line 1 is not a file'",
    "'val_1.JPEG\tn00000009', 'names a class that wnids.txt does not'",
    "'val_9.JPEG\tn00000001', 'val_9.JPEG is not there'",
    "' ', 'names no image'"
  })
  void should_reject_damaged_annotations(String text, String problem) throws IOException {
    Files.writeString(folder.resolve("val/val_annotations.txt"), text);

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("val_annotations.txt")
        .hasMessageContaining(problem);
  }

  @Test
  void should_survive_changed_lists() throws IOException {
    Random random = new Random(9);
    open();
    for (String name : new String[] {"wnids.txt", "words.txt", "val/val_annotations.txt"}) {
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      for (int i = 0; i < 200; i++) {
        byte[] changed = whole.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        Files.write(folder.resolve(name), changed);
        try {
          assertThat(open().test().size()).isBetween(1, 2);
        } catch (DatasetFormatException e) {
          assertThat(e).hasMessageContaining(folder.toString());
        }
      }
      Files.write(folder.resolve(name), whole);
    }
  }

  @Test
  void should_name_a_missing_list() throws IOException {
    Files.delete(folder.resolve("wnids.txt"));

    assertThatThrownBy(this::open)
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining("holds no wnids.txt");
  }

  private byte[] decoded(String file) throws IOException {
    return new PictureReader(1 << 20, 1 << 20, "")
        .read(folder.resolve(file))
        .withChannels(3)
        .pixels();
  }

  private DatasetSplits open() {
    return TinyImageNet.tinyImageNet().open(DataLocation.of(root));
  }
}
