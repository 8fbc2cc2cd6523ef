package io.github.lac4j.datasets.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures and what PIL makes of them are made by generate.py beside them. */
class PictureReaderTest {

  private static final PictureReader READER = new PictureReader(1 << 20, 100_000, "replace it");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"palette.png,palette-rgb.png", "alpha.png,wide.png", "one-bit.png,one-bit-rgb.png"})
  void should_read_all_kinds_of_png_as_pil_does(String file, String expected) throws IOException {
    assertThat(resource(file).withChannels(3).pixels()).isEqualTo(resource(expected).pixels());
  }

  /**
   * JPEG with all markers, component numbers, subsamplings and profiles, progressive or not, in
   * colour, grey and inks; PNG with profiles; lossless WebP; BMP and TIFF.
   */
  @ParameterizedTest
  @MethodSource("formats")
  void should_have_the_pixels_of_pil(String name, byte[] file, byte[] expected) {
    Picture picture = READER.read(file, name);

    ByteArrayOutputStream found = new ByteArrayOutputStream();
    int channels = startsWith(expected, "1 ") ? 1 : 3;
    found.writeBytes(
        "%d %d %d\n".formatted(channels, picture.height(), picture.width()).getBytes(US_ASCII));
    byte[] pixels = picture.withChannels(channels).pixels();
    int plane = pixels.length / channels;
    for (int i = 0; i < pixels.length; i++) {
      found.write(pixels[i % channels * plane + i / channels]);
    }
    assertThat(found.toByteArray()).isEqualTo(expected);
  }

  private static boolean startsWith(byte[] bytes, String text) {
    return new String(bytes, 0, text.length(), US_ASCII).equals(text);
  }

  static List<Arguments> formats() throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes("formats.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return new String(entries.get("expected.txt"), US_ASCII)
        .lines()
        .map(line -> line.split(" ", -1))
        .map(pair -> Arguments.of(pair[0], entries.get(pair[0]), entries.get(pair[1])))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"colour.jpg,colour-jpg.png,3", "grey.jpg,grey-jpg.png,1"})
  void should_keep_the_channels_of_a_jpeg(String file, String expected, int channels)
      throws IOException {
    Picture found = resource(file);

    assertThat(found.channels()).isEqualTo(channels);
    assertThat(found.pixels()).isEqualTo(resource(expected).pixels());
  }

  /** Of lossy WebP each chroma value counts for four pixels here, where libwebp interpolates. */
  @Test
  void should_read_lossy_webp_nearly_as_pil_does() throws IOException {
    Picture found = resource("lossy.webp");
    Picture wanted = resource("lossy-webp.png");

    assertThat(largestDifference(found, wanted)).isLessThanOrEqualTo(20);
  }

  @Test
  void should_refuse_animated_pictures() {
    assertThatThrownBy(() -> resource("animated.webp"))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("animated.webp: the WebP file is animated");
  }

  @Test
  void should_refuse_jpeg_of_12_bits_by_name() throws IOException {
    byte[] twelve = bytes("grey.jpg");
    for (int at = 0; at + 4 < twelve.length; at++) {
      if ((twelve[at] & 0xff) == 0xff && (twelve[at + 1] & 0xff) == 0xc0) {
        twelve[at + 4] = 12;
      }
    }
    assertThatThrownBy(() -> READER.read(twelve, "twelve.jpg"))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("twelve.jpg: the JPEG file has 12 bits for each sample");
  }

  @Test
  void should_refuse_what_memory_does_not_hold_and_say_so() throws IOException {
    PictureReader small = PictureReader.within(21_000, "replace it");

    assertThat(small.read(bytes("small.png"), "small.png").width()).isEqualTo(9);
    assertThatThrownBy(() -> small.read(bytes("wide.png"), "wide.png"))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("wide.png: the picture is 53 x 37, more than 1909 pixels")
        .hasMessageContaining("a larger heap (-Xmx); replace it");
  }

  @Test
  void should_make_grey_of_colour_as_pil_does_and_colour_of_grey() throws IOException {
    Picture grey = resource("wide-grey.png");

    assertThat(grey.channels()).isEqualTo(1);
    assertThat(resource("wide.png").withChannels(1).pixels()).isEqualTo(grey.pixels());
    byte[] colour = grey.withChannels(3).pixels();
    int plane = grey.pixels().length;
    assertThat(colour).hasSize(3 * plane);
    assertThat(Arrays.copyOfRange(colour, 2 * plane, 3 * plane)).isEqualTo(grey.pixels());
  }

  @ParameterizedTest
  @CsvSource({"wide,16", "wide,24", "tall,16", "tall,24", "small,16", "small,24"})
  void should_fit_any_size_as_torchvision_does_bit_by_bit(String name, int size)
      throws IOException {
    Picture fitted = CoverFit.fit(resource(name + ".png"), new ImageShape(3, size, size));

    assertThat(fitted.pixels()).isEqualTo(resource("%s-fit-%d.png".formatted(name, size)).pixels());
  }

  @Test
  void should_leave_a_picture_of_the_right_size_alone() throws IOException {
    Picture picture = resource("wide.png");

    assertThat(CoverFit.fit(picture, new ImageShape(3, 37, 53)).pixels())
        .isEqualTo(picture.pixels());
  }

  @Test
  void should_refuse_to_blow_up_a_panorama() {
    Picture panorama = new Picture(1, 1, 1_000_000, new byte[1_000_000]);

    assertThatThrownBy(() -> CoverFit.fit(panorama, new ImageShape(1, 64, 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut it first");
  }

  @Test
  void should_name_an_empty_file() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jpg"));

    assertThatThrownBy(() -> READER.read(file))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessage(file + ": the file is empty; replace it");
  }

  @Test
  void should_name_a_file_that_is_not_there_or_too_large() throws IOException {
    assertThatThrownBy(() -> READER.read(folder.resolve("none.png")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("none.png: the file cannot be read");

    Path large = Files.write(folder.resolve("large.png"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> READER.read(large))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("more than 1048576");
  }

  @Test
  void should_refuse_what_is_no_picture() {
    assertThatThrownBy(() -> READER.read("GIF89a and so on".getBytes(US_ASCII), "a.gif"))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("none of PNG, JPEG, WebP, BMP and TIFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide.png", "colour.jpg", "grey.jpg"})
  void should_refuse_a_picture_that_is_cut_off_anywhere(String name) throws IOException {
    byte[] whole = bytes(name);
    // The last two bytes of a JPEG are only its end marker.
    for (int length = whole.length - 3; length > 0; length -= 37) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> READER.read(cut, name))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void should_find_a_changed_byte_of_a_png() throws IOException {
    byte[] whole = bytes("wide.png");
    for (int at = 8; at < whole.length - 12; at += 41) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> READER.read(changed, "wide.png"))
          .as("byte %d changed", at)
          .isInstanceOf(DatasetFormatException.class);
    }
  }

  @Test
  void should_refuse_a_decompression_bomb_before_it_takes_memory() throws IOException {
    byte[] header = ByteBuffer.allocate(13).putInt(2_000_000).putInt(2_000_000).array();
    header[8] = 8;
    header[9] = 2;
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    bomb.writeBytes(chunk("IHDR", header));
    bomb.writeBytes(chunk("IDAT", new byte[100]));
    bomb.writeBytes(chunk("IEND", new byte[0]));

    assertThatThrownBy(() -> READER.read(bomb.toByteArray(), "bomb.png"))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("2000000 x 2000000, more than 100000 pixels");
  }

  @Test
  void should_refuse_a_small_file_that_keeps_the_decoder_busy_with_scans() throws IOException {
    byte[] whole = bytes("grey.jpg");
    int scan = startOfScan(whole);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(whole, 0, whole.length - 2);
    for (int i = 0; i < 100; i++) {
      bomb.write(whole, scan, whole.length - 2 - scan);
    }
    bomb.write(whole, whole.length - 2, 2);

    assertThatThrownBy(() -> READER.read(bomb.toByteArray(), "bomb.jpg"))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("bomb.jpg: the JPEG file has more than 100 scans");
  }

  @Test
  void should_not_count_scans_of_a_picture_within_the_description_of_a_jpeg() throws IOException {
    byte[] whole = bytes("grey.jpg");
    ByteArrayOutputStream described = new ByteArrayOutputStream();
    described.write(whole, 0, 2);
    described.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 1, 0});
    for (int i = 0; i < 127; i++) {
      described.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda});
    }
    described.write(whole, 2, whole.length - 2);

    assertThat(READER.read(described.toByteArray(), "described.jpg").pixels())
        .isEqualTo(READER.read(whole, "grey.jpg").pixels());
  }

  private static int startOfScan(byte[] jpeg) {
    for (int at = 0; at + 1 < jpeg.length; at++) {
      if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == 0xda) {
        return at;
      }
    }
    throw new AssertionError("the file has no scan");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void should_refuse_a_device_whose_content_has_no_end() throws IOException {
    Path device = Files.createSymbolicLink(folder.resolve("zero.png"), Path.of("/dev/zero"));

    assertThatThrownBy(() -> READER.read(device))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("zero.png: this is no ordinary file");
  }

  /** Mutated picture files end in an error or in a picture of the size that the header says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "small.png",
        "colour.jpg",
        "grey.jpg",
        "palette.png",
        "cmyk.jpg",
        "lossy.webp",
        "small.bmp",
        "small.tiff",
        "small.webp"
      })
  void should_survive_changed_files(String name) throws IOException {
    byte[] whole = bytes(name);
    Random random = new Random(5);
    int errors = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] changed = whole.clone();
      for (int j = 0; j <= random.nextInt(6); j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      if (i % 4 == 0 && name.endsWith("png")) {
        repairChecksums(changed);
      }
      try {
        Picture picture = READER.read(changed, name);
        assertThat(picture.height() * picture.width()).isBetween(1, 100_000);
      } catch (DatasetFormatException e) {
        assertThat(e).hasMessageContaining(name);
        errors++;
      }
    }
    assertThat(errors).isPositive();
  }

  private static void repairChecksums(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png);
    int at = 8;
    while (at + 12 <= png.length) {
      int length = file.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        return;
      }
      CRC32 checksum = new CRC32();
      checksum.update(png, at + 4, length + 4);
      file.putInt(at + 8 + length, (int) checksum.getValue());
      at += 12 + length;
    }
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length);
    chunk.put(type.getBytes(US_ASCII)).put(content);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + content.length);
    return chunk.putInt((int) checksum.getValue()).array();
  }

  private static int largestDifference(Picture one, Picture other) {
    assertThat(one.pixels()).hasSameSizeAs(other.pixels());
    int largest = 0;
    for (int i = 0; i < one.pixels().length; i++) {
      largest = Math.max(largest, Math.abs((one.pixels()[i] & 0xff) - (other.pixels()[i] & 0xff)));
    }
    return largest;
  }

  private static Picture resource(String name) throws IOException {
    return READER.read(bytes(name), name);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = PictureReaderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
