package io.github.lac4j.evaluation.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.models.onednn.NativeLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SoftwareTest {

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void should_name_the_family_of_instruction_sets_that_kernels_are_written_for() {
    String executor = Software.current(new Dl4jExecutor()).executor();

    assertThat(executor).matches("dl4j, kernels for (sse41|avx|avx2|avx512)");
    assertThat(NativeLibrary.instructionSet())
        .startsWith(executor.substring("dl4j, kernels for ".length()));
  }
}
