package io.github.lac4j.models.onednn.plan;

import java.util.concurrent.atomic.LongAdder;

/** Counts the floating-point operations that plans have run. */
public final class OperationCount {

  private final LongAdder count = new LongAdder();

  /** Starts at zero. */
  public OperationCount() {}

  public void add(long operations) {
    count.add(operations);
  }

  /** Returns how many there have been. */
  public long total() {
    return count.sum();
  }
}
