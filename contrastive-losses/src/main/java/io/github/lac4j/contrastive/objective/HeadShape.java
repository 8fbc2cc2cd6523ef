package io.github.lac4j.contrastive.objective;

/** The projection heads that the methods of this module were published with. */
public enum HeadShape {
  /** One linear layer: MoCo v1. */
  LINEAR,
  /** Linear, batch normalisation, ReLU, linear: SimCLR. */
  SIMCLR,
  /** Linear, ReLU, linear: MoCo v2. */
  MOCO_V2
}
