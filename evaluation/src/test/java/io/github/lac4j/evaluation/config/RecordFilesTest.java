package io.github.lac4j.evaluation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilesTest {

  @TempDir Path folder;

  private final RecordFiles files = new RecordFiles(new ConfigBinder(List.of()));

  record Inner(long number, double real) {}

  record Sample(
      String text,
      List<Inner> list,
      Map<String, String> map,
      Optional<Inner> inner,
      OptionalDouble missing) {}

  private static final Sample SAMPLE =
      new Sample(
          "a \"text\"\nwith all: {} ü",
          List.of(new Inner(1, 0.1 + 0.2), new Inner(Long.MAX_VALUE, 1e-300)),
          Map.of("key", "value"),
          Optional.of(new Inner(2, Math.PI)),
          OptionalDouble.empty());

  @Test
  void should_give_back_every_bit() {
    Path file = folder.resolve("sample.json");

    files.write(file, SAMPLE);

    assertThat(files.read(file, Sample.class)).isEqualTo(SAMPLE);
    assertThat(file).content().endsWith("}\n");
    assertThat(files.parse("a line", files.line(SAMPLE), Sample.class)).isEqualTo(SAMPLE);
    assertThat(files.line(SAMPLE)).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"number\": 1}",
        "{\"number\": 1, \"real\": 2, \"more\": 3}",
        "{\"number\": 1.5, \"real\": 2}",
        "{\"number\": 1, \"number\": 1, \"real\": 2}",
        "{\"number\": 1, \"real\": 2} {}"
      })
  void should_name_a_file_that_holds_something_else(String text) throws IOException {
    Path file = folder.resolve("inner.json");
    Files.writeString(file, text);

    assertThatThrownBy(() -> files.read(file, Inner.class))
        .isInstanceOf(RecordFiles.DamagedFileException.class)
        .hasMessageContaining("inner.json is damaged");
  }
}
