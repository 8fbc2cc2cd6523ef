package io.github.lac4j.evaluation.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitStateTest {

  @TempDir Path folder;

  @Test
  void should_be_absent_outside_a_checkout() {
    assertThat(GitState.of(folder)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void should_take_what_git_says() throws IOException {
    Path git =
        program("case \"$*\" in *abbrev*) echo topic;; *status*) echo M file;; *) echo abc;; esac");

    assertThat(GitState.of(folder, git.toString(), Duration.ofMinutes(1)))
        .contains(new GitState("abc", "topic", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec sleep 600", "sleep 600 & wait", "exec >&-; exec sleep 600"})
  @DisabledOnOs(OS.WINDOWS)
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void should_not_wait_for_a_git_that_hangs(String script) throws IOException {
    Path git = program(script);

    assertThat(GitState.of(folder, git.toString(), Duration.ofMillis(200))).isEmpty();
  }

  private Path program(String script) throws IOException {
    Path program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }
}
