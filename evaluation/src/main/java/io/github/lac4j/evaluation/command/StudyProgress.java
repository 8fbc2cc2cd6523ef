package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.execution.CellEntry;
import io.github.lac4j.evaluation.execution.StudyListener;
import io.github.lac4j.evaluation.report.CellResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells a person how a study goes on: a line for each cell, and on a terminal one that says how far
 * the cells at work are, and how long the study will take.
 */
final class StudyProgress implements StudyListener, AutoCloseable {

  private static final long BETWEEN_DRAWINGS = 200_000_000L;
  private static final double NANOS = 1e9;

  private final StatusLine status;
  private final LongSupplier nanoTime;
  private final Map<String, RunningCell> running = new LinkedHashMap<>();
  private int cells;
  private int finishedBefore;
  private int started;
  private int finished;
  private long startTime;
  private long lastDrawing;

  StudyProgress(StatusLine status, LongSupplier nanoTime) {
    this.status = requireNonNull(status, "status is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /** Returns the progress of this process. */
  static StudyProgress standard(boolean quiet) {
    return new StudyProgress(StatusLine.standard(quiet), System::nanoTime);
  }

  @Override
  public void onStart(int count, int earlier) {
    cells = count;
    finishedBefore = earlier;
    started = earlier;
    startTime = nanoTime.getAsLong();
    lastDrawing = startTime - BETWEEN_DRAWINGS;
  }

  @Override
  public void onCellStart(CellEntry cell) {
    started++;
    running.put(cell.id(), new RunningCell(cell.title()));
    status.print("[%d/%d] %s".formatted(started, cells, cell.title()));
  }

  @Override
  public void onEvent(CellEntry cell, CellEvent event) {
    long now = nanoTime.getAsLong();
    RunningCell at = running.computeIfAbsent(cell.id(), id -> new RunningCell(cell.title()));
    at.heard(event, now);
    if (event instanceof CellEvent.Pretrained pretrained) {
      status.print(
          String.format(
              Locale.ROOT,
              "  %s: trained %.1f s, of which it waited %.2f s for views (%.1f %%)",
              cell.title(),
              pretrained.seconds(),
              pretrained.waitingSeconds(),
              100 * pretrained.waitingSeconds() / pretrained.seconds()));
    } else if (event instanceof CellEvent.Note note) {
      status.print("  %s: %s".formatted(cell.title(), note.sentence()));
    }
    if (event instanceof CellEvent.EpochEnded epoch && !status.draws()) {
      status.print("  " + at.text(epoch.record()));
    }
    if (now - lastDrawing >= BETWEEN_DRAWINGS) {
      lastDrawing = now;
      status.draw(text(at, now));
    }
  }

  @Override
  public void onCellEnd(CellEntry cell, CellResult result) {
    end(cell);
    status.print(
        "  %s: %s"
            .formatted(
                cell.title(),
                result.measures().stream().map(MeasureText::of).collect(Collectors.joining(", "))));
  }

  @Override
  public void onCellFailed(CellEntry cell, String reason) {
    end(cell);
    status.print("  %s: %s".formatted(cell.title(), reason));
  }

  @Override
  public void close() {
    status.clear();
  }

  private void end(CellEntry cell) {
    running.remove(cell.id());
    finished++;
  }

  private String text(RunningCell cell, long now) {
    StringBuilder line = new StringBuilder(cell.text());
    double done = finished + running.values().stream().mapToDouble(RunningCell::share).sum();
    if (cells > 1 && finished > 0) {
      double seconds = (now - startTime) / NANOS;
      double left = seconds / done * (cells - finishedBefore - done);
      line.append("; study ").append(StatusLine.time(left));
    }
    return line.toString();
  }
}
