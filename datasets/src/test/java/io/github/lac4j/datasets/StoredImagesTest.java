package io.github.lac4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.Records.RecordFile;
import io.github.lac4j.datasets.StoredImages.PixelOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredImagesTest {

  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);

  @TempDir Path folder;

  @Test
  void should_number_the_records_of_several_files_through() throws IOException {
    Records records = Records.of(List.of(first(), second()));

    assertThat(records.count()).isEqualTo(3);
    assertThat(records.unsignedByte(0, 0)).isEqualTo(10);
    assertThat(records.unsignedByte(1, 4)).isEqualTo(0xfe);
    assertThat(records.unsignedByte(2, 1)).isEqualTo(31);
    byte[] target = new byte[2];
    records.copy(2, 3, target, 2);
    assertThat(target).containsExactly(33, 34);
  }

  @Test
  void should_equal_the_same_images_in_memory() throws IOException {
    StoredImages mapped = dataset(PixelOrder.ROWS, new int[] {1, 0, 1});
    StoredImages inMemory =
        new StoredImages(
            "set",
            SHAPE,
            List.of("a", "b"),
            new byte[] {11, 12, 13, 14, 21, 22, 23, -2, 31, 32, 33, 34},
            new int[] {1, 0, 1},
            "elsewhere");

    assertThat(mapped.fingerprint()).isEqualTo(inMemory.fingerprint());
    assertThat(mapped.labels()).isEqualTo(inMemory.labels());
    assertThat(mapped.source()).isEqualTo("here");
  }

  @Test
  void should_turn_columns_into_rows() throws IOException {
    byte[] pixels = new byte[4];
    dataset(PixelOrder.COLUMNS, new int[] {0, 0, 0}).copyPixels(0, pixels);

    assertThat(pixels).containsExactly(11, 13, 12, 14);
  }

  @Test
  void should_reject_what_is_outside() throws IOException {
    Records records = Records.of(List.of(first(), second()));
    byte[] target = new byte[5];

    assertThatThrownBy(() -> records.copy(3, 0, target, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> records.copy(0, 1, target, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> records.copy(0, 0, new byte[4], 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> records.unsignedByte(0, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void should_reject_a_file_of_another_size_or_none() throws IOException {
    RecordFile file = first();
    Files.write(file.path(), new byte[12]);

    assertThatThrownBy(() -> Records.of(List.of(file)))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(file.path() + ": the file has 12 bytes, but must have 11");
    Files.delete(file.path());
    assertThatThrownBy(() -> Records.of(List.of(file)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.path().toString());
  }

  @Test
  void should_reject_what_does_not_fit_together() throws IOException {
    assertThatThrownBy(() -> dataset(PixelOrder.ROWS, new int[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 records but 2 labels");
    assertThatThrownBy(() -> dataset(PixelOrder.ROWS, new int[] {0, 2, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label of image 1 is 2");
    Records records = Records.of(List.of(first(), second()));
    ImageShape wide = new ImageShape(1, 1, 4);
    assertThatThrownBy(
            () ->
                new StoredImages(
                    "set", wide, List.of("a"), new int[3], "here", records, 1, PixelOrder.COLUMNS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only square ones");
    assertThatThrownBy(() -> Records.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    RecordFile other = new RecordFile(second().path(), 0, 1, 5);
    RecordFile file = first();
    assertThatThrownBy(() -> Records.of(List.of(file, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("records of 1 bytes");
    assertThatThrownBy(() -> new RecordFile(folder, 0, 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private StoredImages dataset(PixelOrder order, int[] labels) throws IOException {
    return new StoredImages(
        "set",
        SHAPE,
        List.of("a", "b"),
        labels,
        "here",
        Records.of(List.of(first(), second())),
        1,
        order);
  }

  private RecordFile first() throws IOException {
    Path file =
        Files.write(
            folder.resolve("first"), new byte[] {0, 10, 11, 12, 13, 14, 20, 21, 22, 23, -2});
    return new RecordFile(file, 1, 5, 2);
  }

  private RecordFile second() throws IOException {
    return new RecordFile(
        Files.write(folder.resolve("second"), new byte[] {30, 31, 32, 33, 34}), 0, 5, 1);
  }
}
