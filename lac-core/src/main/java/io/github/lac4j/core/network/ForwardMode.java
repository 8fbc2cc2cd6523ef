package io.github.lac4j.core.network;

/** What a forward pass uses and what it leaves behind. */
public enum ForwardMode {
  /** Running statistics normalise; nothing is kept for a backward pass. */
  INFERENCE,
  /** Batch statistics normalise and move the running ones; a backward pass may follow. */
  TRAINING,
  /** As {@link #TRAINING}, but the running statistics stay as they are. */
  TRAINING_KEEPING_STATISTICS;

  /** Says whether batch statistics are used and a backward pass may follow. */
  public boolean isTraining() {
    return this != INFERENCE;
  }
}
