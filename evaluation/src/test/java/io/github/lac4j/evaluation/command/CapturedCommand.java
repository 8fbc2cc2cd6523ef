package io.github.lac4j.evaluation.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What running the command in this process gave.
 *
 * @param exitCode 0 if all went well
 * @param out what it printed
 * @param err what it printed as messages
 */
record CapturedCommand(int exitCode, String out, String err) {

  /** Runs the command; its output does not reach the console. */
  static CapturedCommand run(String... arguments) {
    PrintStream console = System.out;
    PrintStream consoleErrors = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream printedOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream printedErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(printedOut);
      System.setErr(printedErr);
      int exitCode = Lac.run(arguments);
      return new CapturedCommand(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(console);
      System.setErr(consoleErrors);
    }
  }
}
