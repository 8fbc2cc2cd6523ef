package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.backend.UnsupportedBackendException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ShortMessagesTest {

  @TempDir Path folder;

  static Stream<Arguments> unusableFiles() {
    return Stream.of(
        Arguments.of(
            new UncheckedIOException(
                "a.yaml cannot be read", new AccessDeniedException("/a/a.yaml")),
            "a.yaml cannot be read: /a/a.yaml: access denied"),
        Arguments.of(
            new UncheckedIOException(
                "b cannot be written", new IOException("No space left on device")),
            "b cannot be written: No space left on device"),
        Arguments.of(
            new UncheckedIOException(
                "c cannot be written",
                new FileSystemException("/c", null, "Read-only file system")),
            "c cannot be written: /c: Read-only file system"),
        Arguments.of(
            new UncheckedIOException(new AccessDeniedException("/d")), "/d: access denied"));
  }

  @ParameterizedTest
  @MethodSource("unusableFiles")
  void should_say_what_the_system_says_of_a_file(UncheckedIOException exception, String message) {
    StringWriter printed = new StringWriter();
    CommandLine command = new CommandLine(new Lines()).setErr(new PrintWriter(printed, true));

    int exitCode = new ShortMessages().handleExecutionException(exception, command, null);

    assertThat(exitCode).isEqualTo(1);
    assertThat(printed.toString().strip()).isEqualTo(message);
  }

  @Test
  void should_say_in_one_line_why_nd4j_cannot_be_used() {
    StringWriter printed = new StringWriter();
    CommandLine command = new CommandLine(new Lines()).setErr(new PrintWriter(printed, true));

    int exitCode =
        new ShortMessages()
            .handleExecutionException(
                new UnsupportedBackendException("There is no ND4J backend"), command, null);

    assertThat(exitCode).isEqualTo(1);
    assertThat(printed.toString().strip()).isEqualTo("There is no ND4J backend");
  }

  @Test
  void should_say_that_studies_cannot_be_kept_in_a_file() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    CapturedCommand study =
        CapturedCommand.run(
            "study", "--objectives", "none", "--seeds", "1", "--runs", file.toString());

    assertThat(study.exitCode()).isEqualTo(1);
    assertThat(study.err())
        .contains("The folder %s cannot be locked: ".formatted(file.resolve("study")))
        .doesNotContain("\tat ");
  }

  @Test
  void should_say_that_a_study_is_a_file_and_no_folder() throws IOException {
    Path study = Files.createFile(folder.resolve("study.yaml"));

    CapturedCommand own = CapturedCommand.run("study", "run", folder.toString());
    CapturedCommand root = CapturedCommand.run("study", "run", folder.getRoot().toString());

    assertThat(own.exitCode()).isEqualTo(2);
    assertThat(own.err())
        .contains("%s is a folder".formatted(folder), "the study in it is " + study)
        .doesNotContain("\tat ");
    assertThat(root.exitCode()).isEqualTo(2);
    assertThat(root.err()).contains("/ is a folder; give a YAML file").doesNotContain("\tat ");
  }

  @CommandLine.Command
  private static final class Lines {}
}
