package io.github.lac4j.evaluation.execution;

import io.github.lac4j.core.file.LockedFolderException;
import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.config.RecordFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has each cell worked on by a Java process of its own: with its own number of native threads, its
 * own memory to be measured, and nothing to lose but itself.
 *
 * <p>The task goes to the process's input, one line of JSON; events come from its output, a line
 * each; everything else that it prints goes to the cell's log. The input stays open as long as the
 * work may go on: the process ends itself when its input ends, so that none outlives this one.
 */
public final class ProcessLauncher implements CellLauncher {

  private static final long PATIENCE_SECONDS = 10;

  private final String mainClass;
  private final List<String> arguments;
  private final RecordFiles json;

  /**
   * Creates a launcher of processes with this one's Java, class path and JVM options.
   *
   * @param mainClass what to start
   * @param arguments its arguments, before the cell's folder
   */
  public ProcessLauncher(String mainClass, List<String> arguments, RecordFiles json) {
    this.mainClass = mainClass;
    this.arguments = List.copyOf(arguments);
    this.json = json;
  }

  @Override
  public void run(CellTask task, CellFolder folder, Consumer<CellEvent> events)
      throws InterruptedException {
    try {
      Files.createDirectories(folder.path());
      Process process = start(task, folder);
      try {
        work(process, task, folder, events);
      } finally {
        end(process);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A process for %s cannot be started or heard".formatted(folder.path()), e);
    }
  }

  private Process start(CellTask task, CellFolder folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib:jdwp") && !option.startsWith("-Xrunjdwp"))
        .forEach(command::add);
    command.add(mainClass);
    command.addAll(arguments);
    command.add(folder.path().toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    // The class path is too long for the command line of some systems.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(task.cell().threads()));
    return builder.start();
  }

  private void work(Process process, CellTask task, CellFolder folder, Consumer<CellEvent> events)
      throws IOException, InterruptedException {
    OutputStream input = process.getOutputStream();
    String stopped = "";
    boolean busy = false;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      tell(input, json.line(task));
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("Interrupted while a cell was worked on");
        }
        CellEvent event = event(line, folder);
        if (event instanceof CellEvent.Stopped reason) {
          busy = reason.busy();
          stopped = reason.reason();
        } else if (event != null) {
          events.accept(event);
        }
      }
    }
    int exitCode = process.waitFor();
    if (busy) {
      throw new LockedFolderException(stopped);
    }
    if (exitCode != 0) {
      throw new CellLauncher.CellException(
          "%s; the log is %s"
              .formatted(stopped.isEmpty() ? words(exitCode) : stopped, folder.log()));
    }
  }

  /** Says how a process ended that could not say so itself, and what to try. */
  static String words(int exitCode) {
    String how =
        switch (exitCode) {
          case 130 -> "was interrupted (Ctrl-C, exit code 130); run it again to go on";
          case 134 ->
              "was aborted (exit code 134): the JVM or native code found itself in a state that it"
                  + " cannot go on from; the log or a file hs_err_pid*.log may say why";
          case 137 ->
              "was killed (exit code 137), perhaps for memory: run it again to go on, with fewer"
                  + " --jobs, a smaller batch or model, or more memory";
          case 139 ->
              "crashed in native code (segmentation fault, exit code 139); a file hs_err_pid*.log"
                  + " may say where";
          case 143 -> "was told to end from outside (exit code 143); run it again to go on";
          default ->
              "ended with exit code %d before it was finished; run it again to go on"
                  .formatted(exitCode);
        };
    return "its process " + how;
  }

  /** A process that has died at once hears nothing; its exit code says so. */
  private static void tell(OutputStream input, String line) {
    try {
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      // Reported by what comes next: the end of the output, and the exit code.
      return;
    }
  }

  /** Returns nothing for a line that is no event, which goes to the log. */
  private CellEvent event(String line, CellFolder folder) throws IOException {
    if (line.startsWith("{")) {
      try {
        return json.parse("an event", line, CellEvent.Line.class).event();
      } catch (RecordFiles.DamagedFileException e) {
        // Somebody else printed to the output; it is kept like everything that is printed.
      }
    }
    Files.writeString(
        folder.log(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return null;
  }

  private static void end(Process process) throws InterruptedException {
    if (process.isAlive()) {
      process.destroy();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
