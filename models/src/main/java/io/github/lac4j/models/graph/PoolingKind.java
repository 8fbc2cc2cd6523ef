package io.github.lac4j.models.graph;

/** What a pooling makes of the values in its window. */
public enum PoolingKind {
  /** Their maximum; padding does not count. */
  MAXIMUM,
  /** Their mean; padding does not count. */
  AVERAGE,
  /** Their sum divided by the area of the window, padding included. */
  AVERAGE_WITH_PADDING
}
