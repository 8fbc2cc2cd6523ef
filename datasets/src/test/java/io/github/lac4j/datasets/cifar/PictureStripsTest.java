package io.github.lac4j.datasets.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.datasets.Damage;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.picture.Picture;
import io.github.lac4j.datasets.picture.PictureReader;
import io.github.lac4j.datasets.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureStripsTest {

  @TempDir Path from;
  @TempDir Path to;

  @BeforeEach
  void write_strips() throws IOException {
    for (int i = 1; i <= 5; i++) {
      Files.write(from.resolve("data_batch_%d.png".formatted(i)), Pictures.png(1024, 2, i));
    }
    Files.write(from.resolve("test_batch.png"), Pictures.png(1024, 2, 6));
    Files.writeString(from.resolve("train.json"), "[0,1,2,3,4,5,6,7,8,9]");
    Files.writeString(from.resolve("test.json"), "[ 3,\n8 ]\n");
  }

  @Test
  void should_write_a_label_and_three_planes_for_every_row() throws IOException {
    convert();

    byte[] batch = Files.readAllBytes(to.resolve("data_batch_4.bin"));
    Picture strip = new PictureReader(1 << 20, 1 << 20, "").read(from.resolve("data_batch_4.png"));
    assertThat(batch).hasSize(2 * 3073);
    assertThat(batch[0]).isEqualTo((byte) 6);
    assertThat(batch[3073]).isEqualTo((byte) 7);
    for (int channel = 0; channel < 3; channel++) {
      int start = 3073 + 1 + channel * 1024;
      int row = (channel * 2 + 1) * 1024;
      assertThat(Arrays.copyOfRange(batch, start, start + 1024))
          .isEqualTo(Arrays.copyOfRange(strip.pixels(), row, row + 1024));
    }
    byte[] test = Files.readAllBytes(to.resolve("test_batch.bin"));
    assertThat(new byte[] {test[0], test[3073]}).containsExactly(3, 8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[3]", "[3,8,1]", "[3,10]", "[3;8]", "3,8", "[3,-1]", "[3,\"8\"]", "[3,8,"})
  void should_refuse_what_is_no_list_of_labels(String json) throws IOException {
    Files.writeString(from.resolve("test.json"), json);

    assertThatThrownBy(this::convert)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("test.json: the file is no list of 2 labels from 0 to 9");
  }

  @Test
  void should_refuse_a_picture_of_another_size() throws IOException {
    Files.write(from.resolve("data_batch_2.png"), Pictures.png(1023, 2, 1));

    assertThatThrownBy(this::convert)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(
            "data_batch_2.png: the picture is 3 x 2 x 1023, but must be 3 x 2 x 1024");
  }

  @Test
  void should_end_in_an_error_or_in_files_of_labels_and_pixels_whatever_the_package_holds()
      throws IOException {
    List<String> names = List.of("train.json", "test.json", "data_batch_1.png", "test_batch.png");
    Damage damage = new Damage(17);
    int errors = 0;
    for (int i = 0; i < 300; i++) {
      String name = damage.oneOf(names);
      byte[] whole = Files.readAllBytes(from.resolve(name));
      Files.write(from.resolve(name), damage.of(whole));
      try {
        convert();
        byte[] batch = Files.readAllBytes(to.resolve("data_batch_1.bin"));
        assertThat(batch).hasSize(2 * 3073);
        assertThat(batch[3073]).isBetween((byte) 0, (byte) 9);
      } catch (DatasetFormatException e) {
        assertThat(e).hasMessageContaining(from.resolve(name).toString());
        errors++;
      }
      Files.write(from.resolve(name), whole);
    }
    assertThat(errors).isGreaterThan(100);
  }

  private void convert() throws IOException {
    new PictureStrips(2).convert(from, to, Progress.none());
  }
}
