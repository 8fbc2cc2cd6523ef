package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.config.ConfigVariants;
import java.util.Map;

/**
 * An event as one line of text, for another process.
 *
 * @param event what is told
 */
public record CellEventLine(CellEvent event) {

  /** Checks that nothing is null. */
  public CellEventLine {
    requireNonNull(event, "event is null");
  }

  /** Returns the names by which events are told apart. */
  public static ConfigVariants variants() {
    return new ConfigVariants(
        CellEvent.class,
        Map.of(
            "preparing", CellEvent.Preparing.class,
            "note", CellEvent.Note.class,
            "started", CellEvent.Started.class,
            "stepped", CellEvent.Stepped.class,
            "epoch-ended", CellEvent.EpochEnded.class,
            "pretrained", CellEvent.Pretrained.class,
            "judging", CellEvent.Judging.class,
            "stopped", CellEvent.Stopped.class));
  }
}
