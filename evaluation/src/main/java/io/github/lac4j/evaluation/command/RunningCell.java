package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far one cell is, as far as it has told. */
final class RunningCell {

  private static final double NANOS = 1e9;

  private final String title;
  private String phase = "starting";
  private Optional<CellEvent.Started> start = Optional.empty();
  private long startTime;
  private long step;
  private long now;
  private String loss = "";
  private String judged = "";

  RunningCell(String title) {
    this.title = requireNonNull(title, "title is null");
  }

  /** Takes note of an event, at a time in nanoseconds. */
  void heard(CellEvent event, long time) {
    now = time;
    if (event instanceof CellEvent.Preparing preparing) {
      phase = preparing.work();
    } else if (event instanceof CellEvent.Started started) {
      start = Optional.of(started);
      startTime = time;
      step = started.step();
      phase = "";
    } else if (event instanceof CellEvent.Stepped stepped) {
      step = stepped.step();
      loss = String.format(Locale.ROOT, ", loss %.4g", stepped.loss());
    } else if (event instanceof CellEvent.EpochEnded epoch) {
      List<Measure> measures = epoch.record().measures();
      judged = measures.isEmpty() ? judged : ", " + MeasureText.of(measures.get(0));
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

  /** Returns one line. */
  String text() {
    if (!phase.isEmpty() || start.isEmpty()) {
      return title + ": " + phase;
    }
    CellEvent.Started run = start.get();
    long epoch = Math.min(run.epochs(), step / run.stepsPerEpoch() + 1);
    double seconds = (now - startTime) / NANOS;
    long taken = step - run.step();
    String left =
        taken > 0 ? ", " + StatusLine.time(seconds / taken * (steps(run) - step)) + " left" : "";
    return "%s: epoch %d/%d%s%s%s".formatted(title, epoch, run.epochs(), loss, judged, left);
  }

  /** Returns a line about an epoch that is over. */
  String text(EpochRecord epoch) {
    return "%s: epoch %d%s, loss %s%s"
        .formatted(
            title,
            epoch.epoch(),
            start.map(run -> "/" + run.epochs()).orElse(""),
            String.format(Locale.ROOT, "%.4g", epoch.meanLoss()),
            epoch.measures().isEmpty() ? "" : ", " + MeasureText.of(epoch.measures().get(0)));
  }

  private static long steps(CellEvent.Started run) {
    return (long) run.stepsPerEpoch() * run.epochs();
  }
}
