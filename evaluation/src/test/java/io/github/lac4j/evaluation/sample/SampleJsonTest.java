package io.github.lac4j.evaluation.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleJsonTest {

  private final SampleJson json = new SampleJson();
  private Path file;

  @BeforeEach
  void name(@TempDir Path folder) {
    file = folder.resolve("exhibits.json");
  }

  @Test
  void should_read_what_it_has_written() throws IOException {
    SamplePictures samples = SomeSamples.of("<b>shoe</b>", "\"bag\"");

    Files.writeString(file, json.write(samples));

    assertThat(json.read(file)).isEqualTo(samples);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"label\":1|\"label\":7|A label is 7",
        "\"label\":1|\"label\":-1|A label is -1",
        "\"label\":1|\"lable\":1|Missing creator property",
        "\"label\":1|\"label\":1,\"lable\":1|lable",
        "\"label\":1|\"label\":1,\"label\":1|Duplicate",
        "\"label\":1|\"label\":null|null",
        "\"label\":1|\"label\":1e400|1e400",
        "\"width\":2|\"width\":3|its file has 2 x 1",
        "\"width\":2|\"width\":2000000000|1 to 64 pixels",
        "\"cosine\":0.5|\"cosine\":1.5|from -1 to 1",
        "\"cosine\":0.5|\"cosine\":\"NaN\"|from -1 to 1",
        "\"base64\":\"|\"base64\":\"!|Illegal base64",
        "\"meanSquaredError\":0.25|\"meanSquaredError\":-1|0 or more",
      })
  void should_say_what_is_wrong_with_a_file(String part, String replacement, String message)
      throws IOException {
    String good = json.write(SomeSamples.of("shoe", "bag"));
    assertThat(good).contains(part);
    Files.writeString(file, good.replaceFirst(Pattern.quote(part), replacement));

    assertThatThrownBy(() -> json.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no sample pictures")
        .hasMessageContaining(message);
  }

  @Test
  void should_refuse_a_picture_that_is_no_png() {
    assertThatThrownBy(() -> new Picture(1, 1, "PHN2Zz48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+"))
        .hasMessageContaining("no PNG file");
    assertThatThrownBy(() -> new Picture(1, 1, "iVBORw0KGgo=")).hasMessageContaining("too short");
  }

  @Test
  void should_refuse_deep_long_and_trailing_text() throws IOException {
    Files.writeString(file, "[".repeat(100_000));
    assertThatThrownBy(() -> json.read(file)).isInstanceOf(IllegalArgumentException.class);

    Files.writeString(
        file, "{\"classNames\":[\"" + "x".repeat(1_000_000) + "\"],\"neighborhoods\":[]}");
    assertThatThrownBy(() -> json.read(file)).isInstanceOf(IllegalArgumentException.class);

    Files.writeString(file, json.write(SomeSamples.of("shoe", "bag")) + "{}");
    assertThatThrownBy(() -> json.read(file)).isInstanceOf(IllegalArgumentException.class);

    Files.writeString(file, "null");
    assertThatThrownBy(() -> json.read(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void should_not_read_a_file_that_is_too_large() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SampleJson.LARGEST_FILE + 1);
    }

    assertThatThrownBy(() -> json.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most");
  }

  @Test
  void should_read_or_refuse_a_damaged_file_and_never_fail_otherwise() throws IOException {
    byte[] good = json.write(SomeSamples.of("shoe", "bag")).getBytes(StandardCharsets.US_ASCII);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bad);
      try {
        json.read(file);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("holds no sample pictures");
      }
    }
  }

  @Test
  void should_bound_how_much_there_is() {
    SamplePictures some = SomeSamples.of("shoe", "bag");
    assertThatThrownBy(
            () ->
                new SamplePictures(
                    some.classNames(),
                    Collections.nCopies(101, some.neighborhoods().get(0)),
                    some.maps(),
                    some.reconstructions()))
        .hasMessageContaining("at most 100 images with neighbors, but these have 101");
  }
}
