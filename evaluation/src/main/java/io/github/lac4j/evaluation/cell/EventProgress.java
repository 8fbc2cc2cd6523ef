package io.github.lac4j.evaluation.cell;

import io.github.lac4j.datasets.Progress;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Tells of work on a data set as events, a few times a second. */
final class EventProgress implements Progress {

  private static final long BETWEEN_EVENTS = 200_000_000L;

  private final Consumer<CellEvent> events;
  private long lastEvent = System.nanoTime() - BETWEEN_EVENTS;

  EventProgress(Consumer<CellEvent> events) {
    this.events = events;
  }

  @Override
  public void advanced(String work, long done, OptionalLong total, Unit unit) {
    long now = System.nanoTime();
    if (now - lastEvent >= BETWEEN_EVENTS) {
      lastEvent = now;
      events.accept(new CellEvent.Preparing(work, done, total, unit));
    }
  }

  @Override
  public void note(String sentence) {
    events.accept(new CellEvent.Note(sentence));
  }
}
