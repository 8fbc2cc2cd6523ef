package io.github.lac4j.core.network;

/** What a segment of the flat parameter vector holds, which decides how it is updated. */
public enum ParameterKind {
  /** Weights of a convolution or dense layer: decayed, and adapted by LARS. */
  WEIGHT,
  /** Biases. */
  BIAS,
  /** Scales of a normalisation (gamma). */
  SCALE,
  /** Shifts of a normalisation (beta). */
  SHIFT,
  /** Running statistics of a normalisation: moved by forward passes, never by an optimiser. */
  STATISTIC,
  /** A bias that DL4J reserves for a layer without bias: no use, no gradient. */
  UNUSED;

  /** Says whether optimisers update segments of this kind. */
  public boolean isTrained() {
    return this != STATISTIC && this != UNUSED;
  }
}
