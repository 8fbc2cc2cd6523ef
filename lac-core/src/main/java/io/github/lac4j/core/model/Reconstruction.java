package io.github.lac4j.core.model;

/** The range of the images that a decoder gives back, which decides its last activation. */
public enum Reconstruction {
  /** Values in [0, 1]: a sigmoid. */
  UNIT_INTERVAL,
  /** Any value, for standardised images: the identity. */
  UNBOUNDED
}
