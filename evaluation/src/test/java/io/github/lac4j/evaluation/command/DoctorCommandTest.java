package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.models.onednn.NativeLibrary;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void should_name_the_executor_of_every_model() {
    CapturedCommand doctor = CapturedCommand.run("doctor");

    String executor = NativeLibrary.problem().isEmpty() ? "onednn" : "dl4j";
    assertThat(doctor.exitCode()).as(doctor.err()).isZero();
    assertThat(doctor.out().lines().filter(line -> line.startsWith("model ")))
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.endsWith("runs on " + executor));
    assertThat(doctor.out()).contains("oneDNN").contains("native threads");
  }

  @Test
  void should_print_the_findings_as_json() throws JsonProcessingException {
    CapturedCommand doctor = CapturedCommand.run("doctor", "--json");

    JsonNode findings = new ObjectMapper().readTree(doctor.out());
    assertThat(findings.isArray()).isTrue();
    assertThat(findings.findValuesAsText("subject")).contains("Java", "model mlp");
  }
}
