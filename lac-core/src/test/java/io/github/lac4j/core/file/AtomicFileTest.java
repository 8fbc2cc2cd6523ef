package io.github.lac4j.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void should_make_folders_and_replace_what_was_there() {
    Path file = folder.resolve("a").resolve("b.txt");
    AtomicFile.write(file, "first");
    AtomicFile.write(file, "second");

    assertThat(file).hasContent("second");
    assertThat(file.getParent()).isDirectoryContaining("glob:**b.txt");
    assertThat(file.resolveSibling("b.txt.partial")).doesNotExist();
  }

  @Test
  void should_leave_the_old_file_if_writing_fails() {
    Path file = folder.resolve("b.txt");
    AtomicFile.write(file, "first");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    stream -> {
                      stream.write(1);
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("b.txt cannot be written")
        .hasRootCauseMessage("the disk is full");

    assertThat(file).hasContent("first");
  }

  @Test
  void should_not_be_disturbed_by_what_a_killed_process_has_left() throws IOException {
    Path file = folder.resolve("b.txt");
    Files.writeString(folder.resolve("b.txt.partial"), "half of something longer than the text");

    AtomicFile.write(file, "whole");

    assertThat(file).hasContent("whole");
  }
}
