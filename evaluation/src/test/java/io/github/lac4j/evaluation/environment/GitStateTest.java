package io.github.lac4j.evaluation.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateTest {

  @TempDir Path folder;

  @Test
  void should_be_absent_outside_a_checkout() {
    assertThat(GitState.of(folder)).isEmpty();
  }
}
