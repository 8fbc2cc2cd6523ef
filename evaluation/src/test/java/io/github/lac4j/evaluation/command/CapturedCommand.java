package io.github.lac4j.evaluation.command;

import com.google.inject.Provider;
import com.google.inject.multibindings.OptionalBinder;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.execution.CellLauncher;
import io.github.lac4j.evaluation.guice.CommandFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * What running the command in this process gave.
 *
 * @param exitCode 0 if all went well
 * @param out what it printed
 * @param err what it printed as messages
 */
public record CapturedCommand(int exitCode, String out, String err) {

  private static final CommandFactory HERE = factory(CapturedCommand.class.getClassLoader());

  /** Runs the command; its output does not reach the console, and its cells run in this process. */
  static CapturedCommand run(String... arguments) {
    return capture(() -> Lac.run(HERE, arguments));
  }

  /** Does the same with what a class loader sees, plug-ins above all. */
  public static CapturedCommand runOn(ClassLoader loader, String... arguments) {
    return capture(() -> Lac.run(factory(loader), arguments));
  }

  /** Does the same, but with a process for each cell, as people run it. */
  static CapturedCommand runWithProcesses(String... arguments) {
    return capture(() -> Lac.run(arguments));
  }

  private static CapturedCommand capture(IntSupplier command) {
    PrintStream console = System.out;
    PrintStream consoleErrors = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream printedOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream printedErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(printedOut);
      System.setErr(printedErr);
      int exitCode = command.getAsInt();
      return new CapturedCommand(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(console);
      System.setErr(consoleErrors);
    }
  }

  private static CommandFactory factory(ClassLoader loader) {
    return CommandFactory.create(
        loader,
        binder ->
            OptionalBinder.newOptionalBinder(binder, CellLauncher.Workers.class)
                .setBinding()
                .toProvider(workersHere(binder.getProvider(CellRunner.class))));
  }

  private static Provider<CellLauncher.Workers> workersHere(Provider<CellRunner> runner) {
    return () ->
        (where, words) ->
            (order, folder, events) -> {
              try {
                runner.get().run(order, folder, where, events);
              } catch (IllegalStateException | IllegalArgumentException e) {
                throw new CellLauncher.CellException(e.getMessage(), e);
              }
            };
  }
}
