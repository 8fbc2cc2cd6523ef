package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.execution.CellState;
import io.github.lac4j.evaluation.execution.CellStatus;
import io.github.lac4j.evaluation.execution.StudyStatus;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.store.RecordFiles;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how far a study is. */
@Command(
    name = "status",
    description = "Say how far a study is; nothing is changed.",
    mixinStandardHelpOptions = true)
public final class StudyStatusCommand implements Callable<Integer> {

  private final Supplier<RecordFiles> records;

  @Spec private CommandSpec spec;

  @Mixin private ExistingStudy study = new ExistingStudy();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public StudyStatusCommand(Supplier<RecordFiles> records) {
    this.records = requireNonNull(records, "records is null");
  }

  @Override
  public Integer call() {
    StudyStatus status = StudyStatus.read(study.folder(records.get()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(records.get().text(status));
    } else {
      print(status, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(StudyStatus status, PrintWriter out) {
    String states =
        Arrays.stream(CellState.values())
            .filter(state -> status.count(state) > 0)
            .map(state -> "%d %s".formatted(status.count(state), word(state)))
            .collect(Collectors.joining(", "));
    for (CellStatus cell : status.cells()) {
      out.println(
          "  %s  %-11s %s, %s, %s%s"
              .formatted(
                  cell.cell().id(),
                  word(cell.state()),
                  cell.cell().dataset(),
                  cell.cell().model(),
                  cell.cell().title(),
                  cell.lastEpoch().map(StudyStatusCommand::text).orElse("")));
      cell.reason().ifPresent(reason -> out.println("    " + reason));
    }
    out.println(
        "%s: %d cells, %s; %s"
            .formatted(
                status.name(),
                status.cells().size(),
                states,
                status.running() ? "running now" : "not running"));
  }

  private static String word(CellState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String text(EpochRecord epoch) {
    return ", epoch %d%s"
        .formatted(
            epoch.epoch(),
            epoch.measures().stream()
                .findFirst()
                .map(MeasureText::of)
                .map(text -> ", " + text)
                .orElse(""));
  }
}
