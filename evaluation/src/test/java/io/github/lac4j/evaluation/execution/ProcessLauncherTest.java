package io.github.lac4j.evaluation.execution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellTask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessLauncherTest {

  private final StudyFixture fixture = new StudyFixture();
  private final CellTask task =
      fixture.task("objectives: [none]", "epochs: 1\nbatchSizes: [16]\nseeds: [1]");

  @TempDir Path folder;

  @Test
  void should_tell_a_cell_that_others_work_on_from_one_that_stopped() {
    assertThatThrownBy(() -> runUntil(new CellEvent.Stopped("others work here", true)))
        .isInstanceOf(LockedFolderException.class)
        .hasMessage("others work here");
    assertThatThrownBy(() -> runUntil(new CellEvent.Stopped("out of memory", false)))
        .isInstanceOf(CellLauncher.CellException.class)
        .hasMessageContaining("out of memory; the log is ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          137 | was killed (exit code 137), perhaps for memory
          134 | was aborted (exit code 134)
          139 | crashed in native code (segmentation fault, exit code 139)
          143 | was told to end from outside (exit code 143)
          7   | ended with exit code 7
          """)
  void should_say_in_words_how_a_process_ended_that_could_not(int exitCode, String words) {
    assertThatThrownBy(
            () ->
                new ProcessLauncher(
                        Ending.class.getName(),
                        List.of(Integer.toString(exitCode)),
                        fixture.records())
                    .run(task, new CellFolder(folder, fixture.records()), event -> {}))
        .isInstanceOf(CellLauncher.CellException.class)
        .hasMessageContaining("its process " + words)
        .hasMessageContaining("; the log is ");
  }

  /** A process that ends with its first argument as its exit code. */
  static final class Ending {

    private Ending() {}

    public static void main(String[] arguments) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }

  private void runUntil(CellEvent.Stopped end) throws InterruptedException {
    String line = fixture.records().line(new CellEvent.Line(end));
    new ProcessLauncher(Failing.class.getName(), List.of(line), fixture.records())
        .run(task, new CellFolder(folder, fixture.records()), event -> {});
  }

  /** A process that prints its first argument and fails. */
  static final class Failing {

    private Failing() {}

    public static void main(String[] arguments) {
      System.out.println(arguments[0]);
      System.exit(1);
    }
  }
}
