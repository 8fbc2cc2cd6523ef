package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingProgress;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells of the start of a training and, a few times a second, of its steps. */
final class StepEvents implements TrainingListener {

  private static final long BETWEEN_EVENTS = 200_000_000L;

  private final int batchSize;
  private final Consumer<CellEvent> events;
  private final LongSupplier nanoTime;
  private long lastEvent;

  StepEvents(int batchSize, Consumer<CellEvent> events, LongSupplier nanoTime) {
    this.batchSize = batchSize;
    this.events = events;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onStart(TrainingProgress progress) {
    lastEvent = nanoTime.getAsLong();
    events.accept(
        new CellEvent.Started(
            progress.step(), progress.stepsPerEpoch(), progress.epochs(), batchSize));
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    long now = nanoTime.getAsLong();
    if (now - lastEvent >= BETWEEN_EVENTS || progress.isEpochOver()) {
      lastEvent = now;
      events.accept(new CellEvent.Stepped(progress.step(), report.loss()));
    }
  }
}
