package io.github.lac4j.models.onednn.plan;

/** What a plan is for, which decides what it computes and keeps. */
public enum Purpose {
  /** One pass with running statistics. */
  INFERENCE,
  /** One pass with batch statistics. */
  FORWARD_ONLY,
  /** A forward and a backward pass. */
  TRAINING,
  /** A forward and any number of backward passes. */
  REPEATED_TRAINING;

  public boolean usesBatchStatistics() {
    return this != INFERENCE;
  }

  public boolean hasBackward() {
    return this == TRAINING || this == REPEATED_TRAINING;
  }
}
