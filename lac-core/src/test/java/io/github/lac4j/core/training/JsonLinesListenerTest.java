package io.github.lac4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.objective.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesListenerTest {

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("deep/metrics.jsonl");
  }

  @Test
  void should_write_one_object_a_step() throws IOException {
    write(new JsonLinesListener(file, 1), 0, 3, Map.of("layer-loss/a", 1e-7, "b", -2.5));

    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(3);
    JsonNode line = lines.get(1);
    assertThat(line.get("step").asLong()).isEqualTo(2);
    assertThat(line.get("epoch").asInt()).isEqualTo(1);
    assertThat(line.get("loss").asDouble()).isEqualTo(0.5);
    assertThat(line.get("metrics").get("layer-loss/a").asDouble()).isEqualTo(1e-7);
    assertThat(line.get("metrics").get("b").asDouble()).isEqualTo(-2.5);
  }

  @Test
  void should_say_in_every_line_whose_it_is_and_go_on_after_it() throws IOException {
    Map<String, String> labels = Map.of("cell", "0a\"1b", "a", "b");
    write(new JsonLinesListener(file, 1, labels), 0, 3, Map.of());
    write(new JsonLinesListener(file, 1, labels), 2, 4, Map.of());

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(4);
    for (String line : lines) {
      assertThat(new ObjectMapper().readTree(line).get("cell").asText()).isEqualTo("0a\"1b");
      assertThat(line).contains(",\"a\":\"b\",\"cell\":");
    }
  }

  @Test
  void should_escape_names_of_any_kind() throws IOException {
    String name = "a\"b\\c\n\u0000\u2028ä\uD83D\uDE00\u007F";

    write(new JsonLinesListener(file, 1), 0, 1, Map.of(name, 1.0));

    assertThat(lines().get(0).get("metrics").get(name).asDouble()).isEqualTo(1);
    assertThat(Files.readString(file).chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void should_write_numbers_that_are_not_finite_as_texts(double number) throws IOException {
    write(new JsonLinesListener(file, 1), 0, 1, Map.of("a", number));

    JsonNode value = lines().get(0).get("metrics").get("a");
    assertThat(value.isTextual()).isTrue();
    assertThat(value.asText()).isEqualTo(Double.toString(number));
  }

  @Test
  void should_write_every_so_many_steps_and_the_last() throws IOException {
    write(new JsonLinesListener(file, 4), 0, 10, Map.of());

    assertThat(steps()).containsExactly(4L, 8L, 10L);
  }

  @Test
  void should_drop_the_lines_beyond_the_step_it_resumes_at() throws IOException {
    write(new JsonLinesListener(file, 1), 0, 7, Map.of("run", 1.0));

    write(new JsonLinesListener(file, 1), 4, 6, Map.of("run", 2.0));

    assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(lines().get(3).get("metrics").get("run").asDouble()).isEqualTo(1);
    assertThat(lines().get(4).get("metrics").get("run").asDouble()).isEqualTo(2);
  }

  @Test
  void should_drop_a_line_that_was_cut_off() throws IOException {
    write(new JsonLinesListener(file, 1), 0, 3, Map.of());
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 5));

    write(new JsonLinesListener(file, 1), 2, 4, Map.of());

    assertThat(steps()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void should_start_the_file_anew_with_a_new_run() throws IOException {
    write(new JsonLinesListener(file, 1), 0, 5, Map.of());

    write(new JsonLinesListener(file, 1), 0, 2, Map.of());

    assertThat(steps()).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"precious\n", "precious", "{\"precious\":1}\n"})
  void should_not_touch_a_file_of_another_kind(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    JsonLinesListener listener = new JsonLinesListener(file, 1);

    assertThatThrownBy(() -> listener.onStart(progress(0, 5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("metrics.jsonl")
        .hasMessageContaining("choose another file");
    listener.release();

    assertThat(Files.readString(file)).isEqualTo(content);
  }

  @Test
  void should_name_a_file_that_cannot_be_opened() throws IOException {
    Files.createDirectories(file);

    assertThatThrownBy(() -> new JsonLinesListener(file, 1).onStart(progress(0, 5)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("metrics.jsonl");
  }

  @Test
  void should_reject_an_interval_of_zero() {
    assertThatThrownBy(() -> new JsonLinesListener(file, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("everySteps is 0");
  }

  private static void write(
      JsonLinesListener listener, int from, int to, Map<String, Double> metrics) {
    listener.onStart(progress(from, to));
    for (int step = from + 1; step <= to; step++) {
      listener.onStep(progress(step, to), new StepReport(0.5, metrics));
    }
    listener.release();
  }

  private static TrainingProgress progress(int step, int of) {
    return new TrainingProgress(new TrainingPosition(0, step, 0, 0), of, 1, 0);
  }

  private List<Long> steps() throws IOException {
    return lines().stream().map(line -> line.get("step").asLong()).toList();
  }

  private List<JsonNode> lines() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }
}
