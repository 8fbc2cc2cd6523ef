package io.github.lac4j.core.view;

/**
 * Gives the batch of every step of an epoch, the same one each time it is asked.
 *
 * <p>The batches of an epoch are a pure function of the source's seed and the epoch's number, so
 * that a resumed run sees exactly what an uninterrupted one would have seen.
 */
public interface ViewSource {

  /** Returns the number of steps in one epoch. */
  int stepsPerEpoch();

  /**
   * Opens an epoch at one of its steps.
   *
   * @param epoch from 0
   * @param firstStep the first step to give, from 0 to {@link #stepsPerEpoch()}
   * @throws IllegalArgumentException if either is out of range
   */
  ViewStream open(int epoch, int firstStep);
}
