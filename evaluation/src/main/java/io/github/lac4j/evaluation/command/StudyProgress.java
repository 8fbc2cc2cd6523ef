package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.execution.CellEntry;
import io.github.lac4j.evaluation.execution.StudyListener;
import io.github.lac4j.evaluation.report.CellResult;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells a person how a study goes on, a line at a time. */
final class StudyProgress implements StudyListener {

  private final Consumer<String> output;
  private int cells;
  private int started;

  StudyProgress(Consumer<String> output) {
    this.output = output;
  }

  @Override
  public void onStart(int count, int finished) {
    cells = count;
    started = finished;
  }

  @Override
  public void onCellStart(CellEntry cell) {
    output.accept("[%d/%d] %s".formatted(++started, cells, cell.title()));
  }

  @Override
  public void onEvent(CellEntry cell, CellEvent event) {
    if (event instanceof CellEvent.Pretrained pretrained) {
      output.accept(
          String.format(
              Locale.ROOT,
              "  waited for views %.2f s of %.1f s (%.1f %%)",
              pretrained.waitingSeconds(),
              pretrained.seconds(),
              100 * pretrained.waitingSeconds() / pretrained.seconds()));
    }
  }

  @Override
  public void onCellEnd(CellEntry cell, CellResult result) {
    output.accept(
        "  " + result.measures().stream().map(MeasureText::of).collect(Collectors.joining(", ")));
  }

  @Override
  public void onCellFailed(CellEntry cell, String reason) {
    output.accept("  " + reason);
  }
}
