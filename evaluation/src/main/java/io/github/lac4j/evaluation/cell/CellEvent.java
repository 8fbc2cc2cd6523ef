package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.Progress;
import io.github.lac4j.evaluation.config.ConfigVariants;
import io.github.lac4j.evaluation.online.EpochRecord;
import java.util.Map;
import java.util.OptionalLong;

/** What is heard of a cell while it is worked on. */
public sealed interface CellEvent {

  /**
   * Images are being read or decoded.
   *
   * @param work what is done
   * @param done how much is done
   * @param total how much there is to do, if that is known
   * @param unit what the numbers count
   */
  record Preparing(String work, long done, OptionalLong total, Progress.Unit unit)
      implements CellEvent {

    /** Checks that nothing is null. */
    public Preparing {
      requireNonNull(work, "work is null");
      requireNonNull(total, "total is null");
      requireNonNull(unit, "unit is null");
    }
  }

  /**
   * Something that a person wants to read.
   *
   * @param sentence what it is
   */
  record Note(String sentence) implements CellEvent {

    /** Checks that nothing is null. */
    public Note {
      requireNonNull(sentence, "sentence is null");
    }
  }

  /**
   * Pretraining starts or goes on.
   *
   * @param step steps that were taken before
   * @param stepsPerEpoch steps of an epoch
   * @param epochs epochs of the whole run
   * @param batchSize images of a step
   */
  record Started(long step, int stepsPerEpoch, int epochs, int batchSize) implements CellEvent {}

  /**
   * Some steps were taken.
   *
   * @param step steps that were taken so far
   * @param loss of the last one
   */
  record Stepped(long step, double loss) implements CellEvent {}

  /**
   * An epoch is over.
   *
   * @param record what was found in it
   */
  record EpochEnded(EpochRecord record) implements CellEvent {

    /** Checks that nothing is null. */
    public EpochEnded {
      requireNonNull(record, "record is null");
    }
  }

  /**
   * Pretraining is over.
   *
   * @param seconds how long it took
   * @param waitingSeconds how long of that it waited for views
   */
  record Pretrained(double seconds, double waitingSeconds) implements CellEvent {}

  /**
   * Work has stopped before the cell was finished.
   *
   * @param reason what a person can do something about
   * @param busy whether it did not begin, because another process works on the cell
   */
  record Stopped(String reason, boolean busy) implements CellEvent {

    /** Checks that nothing is null. */
    public Stopped {
      requireNonNull(reason, "reason is null");
    }
  }

  /**
   * An evaluator starts to judge.
   *
   * @param evaluator its name
   */
  record Judging(String evaluator) implements CellEvent {

    /** Checks that nothing is null. */
    public Judging {
      requireNonNull(evaluator, "evaluator is null");
    }
  }

  /**
   * An event as one line of text, for another process.
   *
   * @param event what is told
   */
  public record Line(CellEvent event) {

    /** Checks that nothing is null. */
    public Line {
      requireNonNull(event, "event is null");
    }

    /** Returns the names by which events are told apart. */
    public static ConfigVariants variants() {
      return new ConfigVariants(
          CellEvent.class,
          Map.of(
              "preparing", Preparing.class,
              "note", Note.class,
              "started", Started.class,
              "stepped", Stepped.class,
              "epoch-ended", EpochEnded.class,
              "pretrained", Pretrained.class,
              "judging", Judging.class,
              "stopped", Stopped.class));
    }
  }
}
