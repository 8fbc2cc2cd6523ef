package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.guice.CommandFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of lac4j. */
@Command(
    name = "lac",
    description = "Self-supervised pretraining for Deeplearning4j, compared fairly.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      TryCommand.class,
      StudyCommand.class,
      PretrainCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      ListCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      CellCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed while running, for example a training that diverged or a cell that stopped",
      "2:wrong usage, for example an unknown option or name",
      "3:busy: another process works in the folder"
    })
public final class Lac {

  /** The exit code that says that another process works in the folder. */
  static final int BUSY = 3;

  private Lac() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the command and returns its exit code. */
  public static int run(String... arguments) {
    return run(CommandFactory.create(Lac.class.getClassLoader()), arguments);
  }

  /** Does the same with commands of a factory. */
  static int run(CommandFactory factory, String... arguments) {
    CommandLine command =
        new CommandLine(new Lac(), factory)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionStrategy(new OptionsInPlace())
            .setExecutionExceptionHandler(new ShortMessages());
    int code = command.execute(arguments);
    if (code == CommandLine.ExitCode.OK && System.out.checkError() && !isReaderGone()) {
      System.err.println("What the command prints could not be written; is the disk full?");
      return CommandLine.ExitCode.SOFTWARE;
    }
    return code;
  }

  /** Says whether nobody reads the output any more, as after {@code lac list | head}. */
  private static boolean isReaderGone() {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return false;
    } catch (IOException e) {
      return "Broken pipe".equals(e.getMessage());
    }
  }
}
