package io.github.lac4j.core.network;

/** What a forward pass uses and what it leaves behind. */
public enum ForwardMode {
  /** Running statistics normalise; nothing is kept for a backward pass. */
  INFERENCE,
  /** Batch statistics normalise and move the running ones; a backward pass may follow. */
  TRAINING,
  /** As {@link #TRAINING}, but the running statistics stay as they are. */
  TRAINING_KEEPING_STATISTICS,
  /** As {@link #TRAINING}, but no backward pass will follow, so nothing is kept for one. */
  TRAINING_FORWARD_ONLY,
  /** As {@link #TRAINING_FORWARD_ONLY}, but the running statistics stay as they are. */
  TRAINING_FORWARD_ONLY_KEEPING_STATISTICS;

  /** Says whether batch statistics normalise. */
  public boolean usesBatchStatistics() {
    return this != INFERENCE;
  }

  /** Says whether running statistics move. */
  public boolean movesStatistics() {
    return this == TRAINING || this == TRAINING_FORWARD_ONLY;
  }

  /** Says whether a backward pass may follow. */
  public boolean allowsBackward() {
    return this == TRAINING || this == TRAINING_KEEPING_STATISTICS;
  }
}
