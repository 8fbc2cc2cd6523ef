package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.network.ParameterKind;

/** Which parameters weight decay pulls towards zero. */
public enum DecayScope {
  /** Every trained parameter, biases and normalisation included: what PyTorch does by default. */
  ALL,
  /** Weights of convolution and dense layers only: no biases, scales or shifts. */
  WEIGHTS;

  /** Says whether parameters of this kind are decayed. */
  public boolean covers(ParameterKind kind) {
    return this == ALL ? kind.isTrained() : kind == ParameterKind.WEIGHT;
  }

  /** Returns a weight decay in words. */
  String inWords(double weightDecay) {
    return weightDecay == 0
        ? "no weight decay"
        : "weight decay %s of %s"
            .formatted(weightDecay, this == ALL ? "all parameters" : "weights alone");
  }
}
