package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.execution.StudyListener;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.study.StudyCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells a person how a study goes on: on a terminal one line for each cell, drawn over with a bar
 * and the time that is left of the whole study until the cell's numbers take its place; elsewhere a
 * line where a cell starts and one where it ends.
 */
final class StudyProgress implements StudyListener, AutoCloseable {

  private static final long BETWEEN_DRAWINGS = 200_000_000L;
  private static final double NANOS = 1e9;
  private static final int BAR = 10;
  private static final int CURVE = 25;

  /** Below this share of the training time nobody need know that it waited for views. */
  private static final double WORTH_SAYING = 0.03;

  private final StatusLine status;
  private final LongSupplier nanoTime;
  private final boolean curve;
  private final Map<String, RunningCell> running = new LinkedHashMap<>();
  private int cells;
  private int finishedBefore;
  private int started;
  private int finished;
  private int trained;
  private long trainingStart;
  private boolean trains;
  private long lastDrawing;

  /**
   * Creates a progress.
   *
   * @param curve whether every epoch leaves a line with a bar as long as its accuracy
   */
  StudyProgress(StatusLine status, LongSupplier nanoTime, boolean curve) {
    this.curve = curve;
    this.status = status;
    this.nanoTime = nanoTime;
  }

  /** Returns the progress of this process. */
  static StudyProgress standard(boolean quiet, boolean curve) {
    return new StudyProgress(StatusLine.standard(quiet), System::nanoTime, curve);
  }

  @Override
  public void onStart(int count, int earlier) {
    cells = count;
    finishedBefore = earlier;
    started = earlier;
    lastDrawing = nanoTime.getAsLong() - BETWEEN_DRAWINGS;
  }

  @Override
  public void onCellStart(StudyCell cell) {
    started++;
    RunningCell at = new RunningCell("[%d/%d] %s".formatted(started, cells, cell.title()));
    running.put(cell.id(), at);
    if (status.draws()) {
      draw(at, nanoTime.getAsLong());
    } else {
      status.print(at.title());
    }
  }

  @Override
  public void onEvent(StudyCell cell, CellEvent event) {
    long now = nanoTime.getAsLong();
    RunningCell at = running.computeIfAbsent(cell.id(), id -> new RunningCell(cell.title()));
    at.heard(event);
    if (event instanceof CellEvent.Started && !trains) {
      trains = true;
      trainingStart = now;
    } else if (event instanceof CellEvent.Pretrained pretrained
        && pretrained.waitingSeconds() > WORTH_SAYING * pretrained.seconds()) {
      status.print(
          String.format(
              Locale.ROOT,
              "%s: waited %.1f of %.1f s for views; fewer threads for training, or a simpler"
                  + " recipe, may be faster",
              at.title(),
              pretrained.waitingSeconds(),
              pretrained.seconds()));
    } else if (event instanceof CellEvent.Note note) {
      status.print("%s: %s".formatted(at.title(), note.sentence()));
    }
    if (event instanceof CellEvent.EpochEnded epoch && (curve || !status.draws())) {
      status.print(at.text(epoch.record()) + (curve ? bar(epoch.record()) : ""));
    }
    if (now - lastDrawing >= BETWEEN_DRAWINGS || event instanceof CellEvent.Judging) {
      draw(at, now);
    }
  }

  @Override
  public void onCellEnd(StudyCell cell, CellResult result) {
    end(cell, result.measures().stream().map(Measure::text).collect(Collectors.joining(", ")));
  }

  @Override
  public void onCellFailed(StudyCell cell, String reason) {
    end(cell, reason);
  }

  @Override
  public void close() {
    status.clear();
  }

  private void end(StudyCell cell, String outcome) {
    RunningCell at = running.remove(cell.id());
    finished++;
    trained += at.trains() ? 1 : 0;
    status.print(at.title() + (outcome.isEmpty() ? "" : ": " + outcome));
  }

  private void draw(RunningCell cell, long now) {
    lastDrawing = now;
    String line =
        "%s %s %s%s"
            .formatted(cell.title(), StatusLine.bar(cell.share(), BAR), cell.text(), left(now));
    status.draw(
        line.length() <= StatusLine.WIDTH
            ? line
            : "%s %s%s".formatted(cell.title(), cell.text(), left(now)));
  }

  private static String bar(EpochRecord epoch) {
    return epoch.measures().isEmpty()
        ? ""
        : " " + StatusLine.bar(epoch.measures().get(0).value(), CURVE);
  }

  /** What does not train is over at once, and says nothing about the rest. */
  private String left(long now) {
    double done = trained + running.values().stream().mapToDouble(RunningCell::share).sum();
    if (done <= 0) {
      return "";
    }
    double seconds = (now - trainingStart) / NANOS;
    double others = finished - trained;
    return "; "
        + StatusLine.time(seconds / done * (cells - finishedBefore - others - done))
        + " left";
  }

  /** How far one cell is, as far as it has told. */
  private static final class RunningCell {

    private final String title;
    private String phase = "starting";
    private Optional<CellEvent.Started> start = Optional.empty();
    private long step;
    private String news = "";
    private boolean judged;

    RunningCell(String title) {
      this.title = title;
    }

    /** Takes note of an event. */
    void heard(CellEvent event) {
      if (event instanceof CellEvent.Preparing preparing) {
        phase = preparing.work();
      } else if (event instanceof CellEvent.Started started) {
        start = Optional.of(started);
        step = started.step();
        phase = "";
      } else if (event instanceof CellEvent.Stepped stepped) {
        step = stepped.step();
        if (!judged) {
          news = String.format(Locale.ROOT, ", loss %.4g", stepped.loss());
        }
      } else if (event instanceof CellEvent.EpochEnded epoch) {
        List<Measure> measures = epoch.record().measures();
        if (!measures.isEmpty()) {
          judged = true;
          news = ", " + measures.get(0).text();
        }
      } else if (event instanceof CellEvent.Pretrained) {
        phase = "trained";
      } else if (event instanceof CellEvent.Judging judging) {
        phase = judging.evaluator();
      }
    }

    /** Returns the part of its steps that is done, from 0 to 1. */
    double share() {
      if (!phase.isEmpty()) {
        return step > 0 ? 1 : 0;
      }
      return start.map(run -> (double) step / steps(run)).orElse(0.0);
    }

    /** Returns what it is called. */
    String title() {
      return title;
    }

    /** Says whether it has taken a step: what tells how long others will take. */
    boolean trains() {
      return share() > 0;
    }

    /** Returns what it does, and the newest number: of the encoder, or else the loss. */
    String text() {
      if (!phase.isEmpty() || start.isEmpty()) {
        return phase;
      }
      CellEvent.Started run = start.get();
      long epoch = Math.min(run.epochs(), step / run.stepsPerEpoch() + 1);
      return "epoch %d/%d%s".formatted(epoch, run.epochs(), news);
    }

    /** Returns a line about an epoch that is over. */
    String text(EpochRecord epoch) {
      return "%s: epoch %d%s, loss %s%s"
          .formatted(
              title,
              epoch.epoch(),
              start.map(run -> "/" + run.epochs()).orElse(""),
              String.format(Locale.ROOT, "%.4g", epoch.meanLoss()),
              epoch.measures().isEmpty() ? "" : ", " + epoch.measures().get(0).text());
    }

    private static long steps(CellEvent.Started run) {
      return (long) run.stepsPerEpoch() * run.epochs();
    }
  }
}
