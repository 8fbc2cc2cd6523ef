package io.github.lac4j.evaluation.command;

import picocli.CommandLine.Command;

/** Everything about data sets. */
@Command(
    name = "data",
    description = "Look at data sets.",
    mixinStandardHelpOptions = true,
    subcommands = {ShowCommand.class})
public final class DataCommand {

  /** Creates the command. */
  public DataCommand() {}
}
