package io.github.lac4j.core.model;

/** How finely the body of a network is cut into gradient-isolated units. */
public enum Granularity {
  /** The whole body is one unit: end-to-end training. */
  BODY,
  /** One residual block is one unit; in a network without blocks, the same as {@link #LAYER}. */
  BLOCK,
  /** One weighted layer with its normalisation and activation is one unit. */
  LAYER
}
