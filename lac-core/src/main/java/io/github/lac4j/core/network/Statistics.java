package io.github.lac4j.core.network;

/** The statistics by which batch normalisations normalise in a forward pass. */
public enum Statistics {
  /** The running statistics, which stay as they are: for inference. */
  RUNNING,
  /** Those of the batch; the running ones stay as they are. */
  BATCH,
  /** Those of the batch, towards which the running ones move: for training. */
  BATCH_AND_MOVE;

  /** Says whether statistics of the batch normalise. */
  public boolean areOfBatch() {
    return this != RUNNING;
  }

  /**
   * Refuses what no backward pass can follow.
   *
   * @param unit the unit's name
   * @throws IllegalArgumentException if running statistics normalise
   */
  public void requireOfBatch(String unit) {
    if (!areOfBatch()) {
      throw new IllegalArgumentException(
          "No gradient goes through running statistics; ask unit \"%s\" for an inference instead"
              .formatted(unit));
    }
  }

  /** Says whether running statistics move. */
  public boolean move() {
    return this == BATCH_AND_MOVE;
  }
}
