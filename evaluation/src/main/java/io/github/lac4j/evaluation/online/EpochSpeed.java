package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

/**
 * How fast one epoch of a pretraining went, evaluation left out. It differs from run to run.
 *
 * @param cell identity of the run
 * @param epoch how many epochs were over, 1 or more
 * @param seconds wall-clock time of the epoch's steps; of a run that was interrupted in it, since
 *     it went on
 * @param imagesPerSecond images of these steps a second, each counted once however many views it
 *     had
 */
public record EpochSpeed(String cell, int epoch, double seconds, double imagesPerSecond) {

  /** Checks that nothing is null. */
  public EpochSpeed {
    requireNonNull(cell, "cell is null");
  }
}
