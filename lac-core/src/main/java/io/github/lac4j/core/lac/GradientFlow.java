package io.github.lac4j.core.lac;

/** How far the gradient of a layer's contrast travels. */
public enum GradientFlow {
  /** Not beyond the layer: every input is a constant. The method itself. */
  LOCAL,
  /** Back through the earlier layers of the second pass, to the reconstruction. */
  CHAIN,
  /**
   * As {@link #CHAIN}, then through the reconstruction into the first pass; targets stay constants.
   */
  FULL
}
