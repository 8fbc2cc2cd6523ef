package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.guice.CommandFactory;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.BooleanSupplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of lac4j. */
@Command(
    name = "lac",
    description = "Self-supervised pretraining for Deeplearning4j, compared fairly.",
    mixinStandardHelpOptions = true,
    versionProvider = Lac.Version.class,
    subcommands = {
      TryCommand.class,
      StudyCommand.class,
      PretrainCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      ListCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      NewPluginCommand.class,
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

  @Spec private CommandSpec spec;

  private Lac() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Output output = new Output();
    String terminal = System.getProperty("sun.stdout.encoding");
    System.setOut(
        new PrintStream(
            new BufferedOutputStream(output),
            true,
            terminal == null ? Charset.defaultCharset() : Charset.forName(terminal)));
    CommandFactory factory = CommandFactory.create(Lac.class.getClassLoader());
    System.exit(run(factory, () -> output.readerGone, arguments));
  }

  /** Runs the command and returns its exit code. */
  public static int run(String... arguments) {
    return run(CommandFactory.create(Lac.class.getClassLoader()), arguments);
  }

  /** Does the same with commands of a factory. */
  static int run(CommandFactory factory, String... arguments) {
    return run(factory, () -> false, arguments);
  }

  private static int run(
      CommandFactory factory, BooleanSupplier isReaderGone, String... arguments) {
    CommandLine command =
        new CommandLine(new Lac(), factory)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionStrategy(new OptionsInPlace())
            .setExecutionExceptionHandler(new ShortMessages());
    int code = command.execute(arguments);
    if (code == ExitCode.OK && System.out.checkError() && !isReaderGone.getAsBoolean()) {
      System.err.println("What the command prints could not be written; is the disk full?");
      return ExitCode.SOFTWARE;
    }
    return code;
  }

  @Command(
      name = "completion",
      description = {
        "Print a script that lets bash and zsh complete this command's words.",
        "For this shell: source <(lac completion)"
      },
      mixinStandardHelpOptions = true)
  void completion() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(spec.name(), spec.commandLine()));
  }

  /** Reads the version from the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Lac.class.getPackage().getImplementationVersion();
      return new String[] {"lac4j " + (version == null ? "(not from a jar)" : version)};
    }
  }

  /** Standard output, which remembers whether somebody still reads it: {@code lac list | head}. */
  private static final class Output extends FilterOutputStream {

    private boolean readerGone;

    Output() {
      super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        readerGone = "Broken pipe".equals(e.getMessage());
        throw e;
      }
    }
  }
}
