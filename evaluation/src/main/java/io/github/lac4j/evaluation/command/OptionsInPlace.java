package io.github.lac4j.evaluation.command;

import java.util.stream.Collectors;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs the last subcommand, writes out what it printed, and refuses options that were given to a
 * command before it, which would do nothing.
 */
final class OptionsInPlace implements IExecutionStrategy {

  private final RunLast last = new RunLast();

  @Override
  public int execute(ParseResult parsed) {
    if (!helpRequested(parsed)) {
      requireInPlace(parsed);
    }
    int code = last.execute(parsed);
    parsed.asCommandLineList().forEach(command -> command.getOut().flush());
    return code;
  }

  private static boolean helpRequested(ParseResult parsed) {
    return parsed.isUsageHelpRequested()
        || parsed.isVersionHelpRequested()
        || (parsed.hasSubcommand() && helpRequested(parsed.subcommand()));
  }

  private static void requireInPlace(ParseResult parsed) {
    for (ParseResult command = parsed; command.hasSubcommand(); command = command.subcommand()) {
      if (!command.matchedOptions().isEmpty()) {
        throw new ParameterException(
            command.commandSpec().commandLine(),
            "%s stands before \"%s\", where it does nothing; write it after \"%s\""
                .formatted(
                    command.matchedOptions().stream()
                        .map(OptionSpec::longestName)
                        .collect(Collectors.joining(", ")),
                    command.subcommand().commandSpec().name(),
                    command.subcommand().commandSpec().name()));
      }
    }
  }
}
