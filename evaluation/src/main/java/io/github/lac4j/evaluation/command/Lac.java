package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.backend.BackendCheck;
import io.github.lac4j.core.backend.OperandRetention;
import io.github.lac4j.core.backend.UnsupportedBackendException;
import io.github.lac4j.evaluation.guice.CommandFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of lac4j. */
@Command(
    name = "lac",
    description = "Self-supervised pretraining for Deeplearning4j, compared fairly.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
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
    CommandFactory factory;
    try {
      BackendCheck.requireUsable();
      OperandRetention.install();
      factory = CommandFactory.create(Lac.class.getClassLoader());
    } catch (UnsupportedBackendException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (LinkageError e) {
      System.err.println(withoutNativeLibraries(e));
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
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

  /** Native code lies in jars, and is unpacked into a folder before it can be loaded. */
  private static String withoutNativeLibraries(LinkageError error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "The native libraries cannot be loaded (%s). They are unpacked into %s or else %s; name a folder that can be written and has 300 MB free: LAC_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR"
        .formatted(
            cause.getMessage(),
            Path.of(System.getProperty("user.home"), ".javacpp"),
            System.getProperty("java.io.tmpdir"));
  }
}
