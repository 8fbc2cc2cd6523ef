package io.github.lac4j.evaluation.command;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete the command's words. */
@Command(
    name = "completion",
    description = {
      "Print a script that lets bash and zsh complete this command's words.",
      "For this shell: source <(lac completion)"
    },
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    out.flush();
  }
}
