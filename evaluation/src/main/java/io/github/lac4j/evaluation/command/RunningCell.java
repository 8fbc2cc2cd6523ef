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

  private final String title;
  private String phase = "starting";
  private Optional<CellEvent.Started> start = Optional.empty();
  private long step;
  private String news = "";
  private boolean judged;

  RunningCell(String title) {
    this.title = requireNonNull(title, "title is null");
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
        news = ", " + MeasureText.of(measures.get(0));
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
            epoch.measures().isEmpty() ? "" : ", " + MeasureText.of(epoch.measures().get(0)));
  }

  private static long steps(CellEvent.Started run) {
    return (long) run.stepsPerEpoch() * run.epochs();
  }
}
