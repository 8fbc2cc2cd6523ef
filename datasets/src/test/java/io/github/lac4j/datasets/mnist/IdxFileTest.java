package io.github.lac4j.datasets.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.datasets.DatasetFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

  private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1};
  private static final byte[] IMAGES = IdxWriter.images(2, 2, 3, PIXELS);
  private static final byte[] LABELS = IdxWriter.labels(new byte[] {3, 0, 9});

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_read_images(boolean compressed) throws IOException {
    IdxFile.Images images = file(compressed ? IdxWriter.gzip(IMAGES) : IMAGES).images();

    assertThat(images.count()).isEqualTo(2);
    assertThat(images.height()).isEqualTo(2);
    assertThat(images.width()).isEqualTo(3);
    assertThat(images.image(1)).containsExactly(6, 7, 8, 9, 10, -1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_read_labels(boolean compressed) throws IOException {
    int[] labels = file(compressed ? IdxWriter.gzip(LABELS) : LABELS).labels(10);

    assertThat(labels).containsExactly(3, 0, 9);
  }

  @Test
  void should_read_more_than_the_first_chunk() throws IOException {
    byte[] pixels = new byte[200_000];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31);
    }

    IdxFile.Images images = file(IdxWriter.gzip(IdxWriter.images(2, 1000, 100, pixels))).images();

    assertThat(images.image(0)).isEqualTo(Arrays.copyOf(pixels, 100_000));
    assertThat(images.image(1)).isEqualTo(Arrays.copyOfRange(pixels, 100_000, 200_000));
  }

  @Test
  void should_read_a_gzip_header_with_a_name() throws IOException {
    byte[] plain = IdxWriter.gzip(LABELS);
    ByteBuffer named = ByteBuffer.allocate(plain.length + 3);
    named.put(plain, 0, 10).put((byte) 'a').put((byte) 'b').put((byte) 0);
    named.put(plain, 10, plain.length - 10).put(3, (byte) 8);

    assertThat(file(named.array()).labels(10)).containsExactly(3, 0, 9);
  }

  @Test
  void should_name_the_file_and_the_remedy() throws IOException {
    IdxFile file = file(Arrays.copyOf(LABELS, LABELS.length - 1));

    assertThatThrownBy(() -> file.labels(10))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessage(
            folder.resolve("file")
                + ": the header promises 3 bytes, but only 2 follow it; get a fresh copy of the"
                + " file");
  }

  @Test
  void should_tell_exchanged_files() throws IOException {
    IdxFile images = file(IMAGES);

    assertThatThrownBy(() -> images.labels(10))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("magic number is 2051")
        .hasMessageContaining("exchanged");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 8, 15})
  void should_reject_an_image_header_that_is_cut_off(int length) throws IOException {
    assertImagesRejected(Arrays.copyOf(IMAGES, length), "inside its header of 16 bytes");
  }

  @Test
  void should_reject_another_magic_number() throws IOException {
    byte[] bytes = IMAGES.clone();
    bytes[2] = 9;

    assertImagesRejected(bytes, "the magic number is 2307, but that of idx images is 2051");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_reject_trailing_bytes(boolean compressed) throws IOException {
    byte[] bytes = Arrays.copyOf(IMAGES, IMAGES.length + 1);

    assertImagesRejected(compressed ? IdxWriter.gzip(bytes) : bytes, "bytes follow the 12");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_reject_missing_bytes(boolean compressed) throws IOException {
    byte[] bytes = Arrays.copyOf(IMAGES, IMAGES.length - 1);

    assertImagesRejected(
        compressed ? IdxWriter.gzip(bytes) : bytes, "promises 12 bytes, but only 11 follow");
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 3", "2, 0, 3", "2, 2, 0", "-1, 2, 3", "2, -2, -3"})
  void should_reject_sizes_below_one(int count, int height, int width) throws IOException {
    assertImagesRejected(IdxWriter.images(count, height, width, PIXELS), "must be at least 1");
  }

  /** 2 GB are promised; the test's own heap is no larger, so taking them at once would fail. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_not_take_memory_for_bytes_that_are_only_promised(boolean compressed)
      throws IOException {
    byte[] bytes = IdxWriter.images(2_000_000, 32, 33, PIXELS);

    assertImagesRejected(
        compressed ? IdxWriter.gzip(bytes) : bytes, "promises 2112000000 bytes, but only 12");
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, 2147483647, 2147483647",
    "65536, 256, 128",
    "2147483647, 2, 1",
    "1, 2147483647, 2"
  })
  void should_reject_sizes_beyond_an_array(int count, int height, int width) throws IOException {
    assertImagesRejected(IdxWriter.images(count, height, width, PIXELS), "more than 2147483639");
  }

  @Test
  void should_stop_decompressing_at_the_promised_size() throws IOException {
    byte[] zeros = new byte[50_000_000];
    System.arraycopy(IMAGES, 0, zeros, 0, IMAGES.length);

    assertImagesRejected(IdxWriter.gzip(zeros), "bytes follow the 12");
  }

  @Test
  void should_reject_a_label_out_of_range() throws IOException {
    IdxFile file = file(LABELS);

    assertThatThrownBy(() -> file.labels(9))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("label 2 is 9, but with 9 classes it must be from 0 to 8");
  }

  @Test
  void should_read_label_bytes_as_unsigned() throws IOException {
    IdxFile file = file(IdxWriter.labels(new byte[] {(byte) 200}));

    assertThat(file.labels(256)[0]).isEqualTo(200);
    assertThatThrownBy(() -> file.labels(200)).isInstanceOf(DatasetFormatException.class);
  }

  @Test
  void should_reject_a_file_without_labels() throws IOException {
    IdxFile file = file(IdxWriter.labels(new byte[0]));

    assertThatThrownBy(() -> file.labels(10))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("0 labels");
  }

  @Test
  void should_reject_a_compressed_file_that_is_cut_off_anywhere() throws IOException {
    byte[] compressed = IdxWriter.gzip(IMAGES);
    for (int length = 2; length < compressed.length; length++) {
      IdxFile file = file(Arrays.copyOf(compressed, length));

      assertThatThrownBy(file::images)
          .as("%d bytes", length)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void should_reject_bytes_after_the_compressed_data() throws IOException {
    byte[] compressed = IdxWriter.gzip(IMAGES);

    assertImagesRejected(
        Arrays.copyOf(compressed, compressed.length + 5), "5 trailing bytes follow");
  }

  @Test
  void should_reject_a_wrong_checksum_or_length() throws IOException {
    byte[] compressed = IdxWriter.gzip(IMAGES);
    byte[] checksum = compressed.clone();
    checksum[compressed.length - 8] ^= 1;
    byte[] length = compressed.clone();
    length[compressed.length - 1] ^= 1;

    assertImagesRejected(checksum, "checksum");
    assertImagesRejected(length, "length in the gzip trailer");
  }

  @Test
  void should_reject_an_unknown_compression() throws IOException {
    byte[] compressed = IdxWriter.gzip(IMAGES);
    compressed[2] = 7;

    assertImagesRejected(compressed, "unknown method or flag");
  }

  @Test
  void should_name_a_file_that_cannot_be_read() {
    assertThatThrownBy(() -> IdxFile.of(folder.resolve("absent")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.resolve("absent").toString());
  }

  @Test
  void should_name_a_resource_that_is_missing() {
    assertThatThrownBy(() -> IdxFile.ofResource(IdxFile.class, "absent"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("absent");
  }

  private void assertImagesRejected(byte[] bytes, String message) throws IOException {
    IdxFile file = file(bytes);

    assertThatThrownBy(file::images)
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(folder.resolve("file").toString())
        .hasMessageContaining(message);
  }

  private IdxFile file(byte[] bytes) throws IOException {
    return IdxFile.of(Files.write(folder.resolve("file"), bytes));
  }
}
