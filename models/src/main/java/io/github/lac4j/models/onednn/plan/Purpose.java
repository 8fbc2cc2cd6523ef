package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.core.network.ForwardMode;

/** What a plan is for, which decides what it computes and keeps. */
public enum Purpose {
  /** One pass with running statistics. */
  INFERENCE,
  /** One pass with batch statistics. */
  FORWARD_ONLY,
  /** A forward and a backward pass. */
  TRAINING;

  /** Returns the purpose of a plan that runs forward in the given mode. */
  public static Purpose of(ForwardMode mode) {
    if (mode.allowsBackward()) {
      return TRAINING;
    }
    return mode.usesBatchStatistics() ? FORWARD_ONLY : INFERENCE;
  }

  boolean usesBatchStatistics() {
    return this != INFERENCE;
  }

  boolean hasBackward() {
    return this == TRAINING;
  }
}
