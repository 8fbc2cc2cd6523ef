package io.github.lac4j.evaluation.execution;

import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.config.RecordFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The other end of {@link ProcessLauncher}: works on one cell and tells how it goes. */
public final class CellProcess {

  private final CellRunner runner;
  private final RecordFiles json;

  /** Creates the process's work. */
  public CellProcess(CellRunner runner, RecordFiles json) {
    this.runner = runner;
    this.json = json;
  }

  /**
   * Reads a task, and works on it until it is done.
   *
   * @param input the task, one line; when it ends, this process ends itself
   * @param output takes events, a line each
   * @throws RuntimeException whatever stops the work, after it was told
   */
  public void run(CellFolder folder, DataLocation where, InputStream input, PrintStream output) {
    try {
      CellTask task = json.parse("the task", firstLine(input), CellTask.class);
      endWith(input);
      runner.run(task, folder, where, event -> tell(output, event));
    } catch (RuntimeException | Error e) {
      tell(
          output,
          new CellEvent.Stopped(
              e.getMessage() == null ? e.toString() : e.getMessage(),
              e instanceof LockedFolderException));
      throw e;
    }
  }

  private void tell(PrintStream output, CellEvent event) {
    output.println(json.line(new CellEvent.Line(event)));
    output.flush();
  }

  private static String firstLine(InputStream input) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        line.write(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The task cannot be read", e);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Ends this process as soon as the input ends: whoever ordered the work is gone then. */
  private static void endWith(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (input.read() >= 0) {
                  // Nobody writes more than the task.
                }
              } catch (IOException e) {
                // A broken input is one that has ended.
              }
              Runtime.getRuntime().halt(1);
            },
            "end-with-input");
    watch.setDaemon(true);
    watch.start();
  }
}
