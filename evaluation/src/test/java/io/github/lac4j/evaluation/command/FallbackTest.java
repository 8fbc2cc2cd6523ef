package io.github.lac4j.evaluation.command;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.evaluation.plugin.CommandProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the machine code of oneDNN everything works, only slower. */
class FallbackTest {

  private static final String REASON = "oneDNN cannot be loaded: ";

  @TempDir private Path folder;

  private static List<String> classPathWithoutOneDnn() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().matches("dnnl-.*-.*-.*\\.jar"))
        .toList();
  }

  private CommandProcess lac(String... arguments) throws Exception {
    return CommandProcess.runOn(classPathWithoutOneDnn(), folder, arguments);
  }

  @Test
  void should_train_on_the_layers_of_dl4j_and_say_why_once() throws Exception {
    CommandProcess step =
        lac(
            "bench",
            "step",
            "--width",
            "8",
            "--batch",
            "2",
            "--runs",
            "1",
            "--warm-up",
            "0",
            "--json");

    assertThat(step.exitCode()).as(step.err()).isZero();
    // Where tests log to is not where the command does.
    Stream<String> lines = Stream.of(step.out(), step.err()).flatMap(String::lines);
    Map<Boolean, List<String>> printed =
        lines.collect(partitioningBy(text -> text.startsWith("{")));
    JsonNode line = new ObjectMapper().readTree(printed.get(true).get(0));
    assertThat(line.get("executor").asText()).isEqualTo("dl4j");
    assertThat(line.get("median_ms").asDouble()).isPositive();
    assertThat(line.has("share_of_peak")).isFalse();
    assertThat(printed.get(false).stream().filter(message -> message.contains(REASON)))
        .singleElement()
        .asString()
        .contains("Networks run on dl4j");
  }

  @Test
  void should_say_so_when_asked() throws Exception {
    CommandProcess doctor = lac("doctor");

    assertThat(doctor.exitCode()).as(doctor.err()).isZero();
    assertThat(doctor.out().lines().filter(line -> line.startsWith("oneDNN")))
        .singleElement()
        .asString()
        .contains("cannot be loaded");
    assertThat(doctor.out().lines().filter(line -> line.startsWith("model ")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("runs on dl4j"));
  }
}
