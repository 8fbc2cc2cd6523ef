package io.github.lac4j.core.lac;

/** Which activity of a layer the two passes are compared by. */
public enum ActivityTarget {
  /** What the layer passes on, after its nonlinearity. */
  POST,
  /** What enters the nonlinearity; needs models whose activations are vertices of their own. */
  PRE
}
