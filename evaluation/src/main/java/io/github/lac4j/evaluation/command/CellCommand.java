package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.execution.CellLauncher;
import io.github.lac4j.evaluation.execution.CellProcess;
import io.github.lac4j.evaluation.execution.ProcessLauncher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Works on one cell of a study; a study starts this process itself. */
@Command(
    name = CellCommand.NAME,
    description = "Work on one run; commands that pretrain start this themselves.",
    hidden = true,
    mixinStandardHelpOptions = true)
public final class CellCommand implements Callable<Integer> {

  static final String NAME = "cell";

  private final Supplier<CellProcess> process;
  private final Supplier<RecordFiles> records;

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Parameters(index = "0", paramLabel = "FOLDER", description = "the run's folder")
  private Path folder = Path.of("");

  public CellCommand(Supplier<CellProcess> process, Supplier<RecordFiles> records) {
    this.process = process;
    this.records = records;
  }

  /** Returns what starts this command in a process of its own, for each cell. */
  public static CellLauncher.Workers processes(RecordFiles records) {
    return (where, words) ->
        new ProcessLauncher(
            Lac.class.getName(), Stream.concat(Stream.of(NAME), words.stream()).toList(), records);
  }

  @Override
  public Integer call() {
    PrintStream events = System.out;
    // Whatever else prints goes to the log.
    System.setOut(System.err);
    process
        .get()
        .run(new CellFolder(folder, records.get()), dataDirectory.location(), System.in, events);
    return ExitCode.OK;
  }
}
