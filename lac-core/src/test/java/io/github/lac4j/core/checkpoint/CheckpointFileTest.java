package io.github.lac4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class CheckpointFileTest {

  private static final float[] SPECIAL = {
    0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 1 / 3f
  };

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run.ckpt");
  }

  @Test
  void should_give_back_every_kind_of_value_bit_for_bit() {
    double[] doubles = {-0.0, Double.NaN, Double.MIN_VALUE, Math.PI, Double.NEGATIVE_INFINITY};
    CheckpointFile.write(
        file,
        writer -> {
          writer.put("floats", Nd4j.createFromArray(SPECIAL));
          writer.put("doubles", Nd4j.createFromArray(doubles));
          writer.put("long", Long.MIN_VALUE);
          writer.put("double", -0.0);
          writer.put("text", "Größe \u0000 \uD83D\uDE00 \"");
          writer.put("empty", "");
        });

    StateReader reader = CheckpointFile.read(file);
    INDArray floats = Nd4j.zeros(DataType.FLOAT, SPECIAL.length);
    INDArray read = Nd4j.zeros(DataType.DOUBLE, doubles.length);
    reader.read("floats", floats);
    reader.read("doubles", read);
    // Arrays.equals tells 0 from -0 and takes NaN for equal.
    assertThat(Arrays.equals(floats.toFloatVector(), SPECIAL)).isTrue();
    assertThat(Arrays.equals(read.toDoubleVector(), doubles)).isTrue();
    assertThat(reader.readLong("long")).isEqualTo(Long.MIN_VALUE);
    assertThat(Double.doubleToRawLongBits(reader.readDouble("double"))).isEqualTo(Long.MIN_VALUE);
    assertThat(reader.readText("text")).isEqualTo("Größe \u0000 \uD83D\uDE00 \"");
    assertThat(reader.readText("empty")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void should_round_trip_arrays_longer_than_its_buffer(DataType type) {
    INDArray values = Nd4j.arange(200_003).castTo(type).divi(7);

    CheckpointFile.write(file, writer -> writer.put("long", values));

    INDArray target = Nd4j.zeros(type, values.length());
    CheckpointFile.read(file).read("long", target);
    assertThat(Arrays.equals(target.toDoubleVector(), values.toDoubleVector())).isTrue();
  }

  @Test
  void should_save_views_and_restore_into_views() {
    INDArray source = Nd4j.arange(60).castTo(DataType.FLOAT).reshape('c', 6, 10);
    INDArray columns = source.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 5));
    INDArray fortran = Nd4j.arange(6).castTo(DataType.FLOAT).reshape('f', 2, 3);
    INDArray transposed = source.transpose();
    CheckpointFile.write(
        file,
        writer -> {
          writer.put("columns", columns);
          writer.put("fortran", fortran);
          writer.put("transposed", transposed);
          writer.put("scalar", Nd4j.scalar(4.5f));
        });

    StateReader reader = CheckpointFile.read(file);
    INDArray base = Nd4j.zeros(DataType.FLOAT, 8, 9);
    reader.read("columns", base.get(NDArrayIndex.interval(1, 7), NDArrayIndex.interval(4, 7)));
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 9; column++) {
        boolean inside = row >= 1 && row < 7 && column >= 4 && column < 7;
        double expected = inside ? source.getDouble(row - 1, column - 2) : 0;
        assertThat(base.getDouble(row, column)).isEqualTo(expected);
      }
    }
    INDArray c = Nd4j.zeros(DataType.FLOAT, 2, 3);
    reader.read("fortran", c);
    assertThat(c.toDoubleMatrix()).isDeepEqualTo(fortran.toDoubleMatrix());
    INDArray f = Nd4j.create(DataType.FLOAT, new long[] {10, 6}, 'f');
    reader.read("transposed", f);
    assertThat(f.toDoubleMatrix()).isDeepEqualTo(transposed.toDoubleMatrix());
    INDArray scalar = Nd4j.scalar(0f);
    reader.read("scalar", scalar);
    assertThat(scalar.getDouble()).isEqualTo(4.5);
  }

  @Test
  void should_keep_scopes_apart() {
    CheckpointFile.write(
        file,
        writer -> {
          writer.put("step", 1);
          writer.scope("encoder").put("step", 2);
          writer.scope("encoder").scope("head").put("step", 3);
        });

    StateReader reader = CheckpointFile.read(file);
    assertThat(reader.readLong("step")).isEqualTo(1);
    assertThat(reader.scope("encoder").readLong("step")).isEqualTo(2);
    assertThat(reader.scope("encoder").scope("head").readLong("step")).isEqualTo(3);
    assertThat(reader.readLong("encoder/head/step")).isEqualTo(3);
  }

  @Test
  void should_make_missing_folders_and_leave_one_file() throws IOException {
    Path deep = folder.resolve("a/b/run.ckpt");

    CheckpointFile.write(deep, CheckpointFileTest::sample);
    CheckpointFile.write(deep, CheckpointFileTest::sample);

    assertThat(filesIn(deep.getParent())).containsExactly("run.ckpt");
  }

  @Test
  void should_recognise_a_file_cut_off_at_any_seventh_byte() throws IOException {
    CheckpointFile.write(file, CheckpointFileTest::sample);
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CheckpointFile.read(file))
          .as("the first %d of %d bytes", length, whole.length)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("run.ckpt");
    }
  }

  @Test
  void should_recognise_any_flipped_byte() throws IOException {
    CheckpointFile.write(file, CheckpointFileTest::sample);
    byte[] whole = Files.readAllBytes(file);

    for (int index = 0; index < whole.length; index++) {
      byte[] damaged = whole.clone();
      damaged[index] ^= (byte) (1 + index % 255);
      Files.write(file, damaged);
      assertThatThrownBy(() -> CheckpointFile.read(file))
          .as("byte %d of %d", index, whole.length)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("run.ckpt");
    }
  }

  @Test
  void should_recognise_bytes_after_the_end() throws IOException {
    CheckpointFile.write(file, CheckpointFileTest::sample);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));

    assertThatThrownBy(() -> CheckpointFile.read(file)).isInstanceOf(CheckpointException.class);
  }

  @Test
  void should_reject_a_file_of_another_kind() throws IOException {
    Files.writeString(file, "This is a text of some length, and no checkpoint.");

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("no lac4j checkpoint");
  }

  @Test
  void should_name_both_format_versions() throws IOException {
    Files.write(file, checkpoint(body -> {}, 9));

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("format version 9")
        .hasMessageContaining("reads 1");
  }

  @Test
  void should_reject_an_entry_that_occurs_twice() throws IOException {
    Consumer<ByteBuffer> entry = body -> name(body, CheckpointFormat.WHOLE_NUMBER, "a").putLong(1);
    Files.write(file, checkpoint(entry.andThen(entry), CheckpointFormat.VERSION));

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("\"a\" occurs twice");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1L << 20, 1L << 33, Long.MAX_VALUE})
  void should_not_allocate_what_the_file_cannot_hold(long size) throws IOException {
    // The checksum is right: the size alone must stop it. The second factor makes products
    // overflow.
    Consumer<ByteBuffer> entry =
        body ->
            name(body, CheckpointFormat.FLOAT_ARRAY, "a")
                .put((byte) 3)
                .putLong(size)
                .putLong(size)
                .putLong(1L << 62);
    Files.write(file, checkpoint(entry, CheckpointFormat.VERSION));

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("longer than the file");
  }

  @Test
  void should_not_allocate_texts_that_the_file_cannot_hold() throws IOException {
    Consumer<ByteBuffer> entry =
        body -> name(body, CheckpointFormat.TEXT, "a").putInt(Integer.MAX_VALUE);
    Files.write(file, checkpoint(entry, CheckpointFormat.VERSION));

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void should_reject_texts_that_are_not_utf_8() throws IOException {
    Consumer<ByteBuffer> entry =
        body -> name(body, CheckpointFormat.TEXT, "a").putInt(1).put((byte) 0xFF);
    Files.write(file, checkpoint(entry, CheckpointFormat.VERSION));

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void should_accept_the_hand_made_bytes_of_the_format() throws IOException {
    Consumer<ByteBuffer> entry =
        body ->
            name(body, CheckpointFormat.FLOAT_ARRAY, "a")
                .put((byte) 1)
                .putLong(2)
                .putFloat(1.5f)
                .putFloat(-2f);
    Files.write(file, checkpoint(entry, CheckpointFormat.VERSION));

    INDArray target = Nd4j.zeros(DataType.FLOAT, 2);
    CheckpointFile.read(file).read("a", target);
    assertThat(target.toFloatVector()).containsExactly(1.5f, -2f);
  }

  @Test
  void should_name_the_missing_entry_and_the_file() {
    CheckpointFile.write(file, CheckpointFileTest::sample);

    assertThatThrownBy(() -> CheckpointFile.read(file).scope("encoder").readLong("epoch"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("run.ckpt")
        .hasMessageContaining("\"encoder/epoch\"");
  }

  @Test
  void should_refuse_another_shape_or_type_and_leave_the_target_alone() {
    CheckpointFile.write(file, writer -> writer.put("a", Nd4j.ones(DataType.FLOAT, 2, 3)));
    StateReader reader = CheckpointFile.read(file);
    INDArray turned = Nd4j.zeros(DataType.FLOAT, 3, 2);

    assertThatThrownBy(() -> reader.read("a", turned))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("FLOAT [2, 3]")
        .hasMessageContaining("FLOAT [3, 2]");
    assertThatThrownBy(() -> reader.read("a", Nd4j.zeros(DataType.DOUBLE, 2, 3)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("DOUBLE [2, 3]");
    assertThatThrownBy(() -> reader.readLong("a"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("a whole number");
    assertThat(turned.sumNumber().doubleValue()).isZero();
  }

  @Test
  void should_say_that_there_is_no_file() {
    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("run.ckpt does not exist");
  }

  @Test
  void should_leave_the_old_file_untouched_when_writing_fails() throws IOException {
    CheckpointFile.write(file, CheckpointFileTest::sample);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(
            () ->
                CheckpointFile.write(
                    file,
                    writer -> {
                      writer.put("much", Nd4j.ones(DataType.DOUBLE, 200_000));
                      throw new IllegalStateException("halfway");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("halfway");

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(filesIn(folder)).containsExactly("run.ckpt");
  }

  @Test
  void should_leave_nothing_behind_when_the_name_is_taken_by_a_folder() throws IOException {
    Files.createDirectories(file.resolve("full"));

    assertThatThrownBy(() -> CheckpointFile.write(file, CheckpointFileTest::sample))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("run.ckpt");
    assertThat(filesIn(folder)).containsExactly("run.ckpt");
  }

  @Test
  void should_reject_names_and_values_that_cannot_be_saved() {
    assertRejected(writer -> writer.put("a", 1), "saved twice");
    assertRejected(writer -> writer.put("", 1), "needs a name");
    assertRejected(writer -> writer.scope(""), "needs a name");
    assertRejected(writer -> writer.put("n".repeat(5000), 1), "4096");
    assertRejected(writer -> writer.put("b", Nd4j.zeros(DataType.INT64, 2)), "LONG");
  }

  @Test
  void should_replace_what_a_killed_process_left() throws IOException {
    Files.writeString(folder.resolve("run.ckpt.partial"), "x".repeat(100_000));

    CheckpointFile.write(file, CheckpointFileTest::sample);

    assertThatCode(() -> CheckpointFile.read(file)).doesNotThrowAnyException();
    assertThat(filesIn(folder)).containsExactly("run.ckpt");
  }

  private void assertRejected(Consumer<StateWriter> content, String reason) {
    assertThatThrownBy(
            () ->
                CheckpointFile.write(
                    file,
                    writer -> {
                      writer.put("a", 1);
                      content.accept(writer);
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
    assertThat(file).doesNotExist();
  }

  private static void sample(StateWriter writer) {
    writer.put("weights", Nd4j.createFromArray(SPECIAL));
    writer.scope("encoder").put("step", 7);
    writer.put("rate", 0.1);
    writer.put("identity", "nt-xent, seed 7");
    writer.put("more", Nd4j.arange(12).castTo(DataType.DOUBLE).reshape('c', 3, 4));
  }

  private static ByteBuffer name(ByteBuffer body, byte type, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return body.put(type).putInt(bytes.length).put(bytes);
  }

  /** Builds a file by hand, with a right checksum. */
  private static byte[] checkpoint(Consumer<ByteBuffer> entries, int version) {
    ByteBuffer body = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    body.put("lac4j\r\n\u001A".getBytes(StandardCharsets.US_ASCII)).putInt(version);
    entries.accept(body);
    body.put((byte) 0);
    CRC32C checksum = new CRC32C();
    checksum.update(body.array(), 0, body.position());
    body.putInt((int) checksum.getValue());
    return Arrays.copyOf(body.array(), body.position());
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
