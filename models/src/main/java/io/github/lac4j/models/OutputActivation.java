package io.github.lac4j.models;

import io.github.lac4j.core.model.Reconstruction;
import org.nd4j.linalg.activations.Activation;

/** Chooses the last activation of a decoder. */
public final class OutputActivation {

  private OutputActivation() {}

  /** Returns the activation whose values are those that the images can take. */
  public static Activation of(Reconstruction reconstruction) {
    return switch (reconstruction) {
      case UNIT_INTERVAL -> Activation.SIGMOID;
      case UNBOUNDED -> Activation.IDENTITY;
    };
  }
}
