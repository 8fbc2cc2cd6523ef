package io.github.lac4j.models.graph;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Reads DL4J's activation functions. */
final class Nonlinearities {

  private Nonlinearities() {}

  /**
   * Returns what a function computes.
   *
   * @throws UnsupportedLayerException if it is not one of those known here
   */
  static Nonlinearity read(String layer, IActivation function) {
    if (function instanceof ActivationIdentity) {
      return Nonlinearity.IDENTITY;
    }
    if (function instanceof ActivationReLU relu
        && relu.getMax() == null
        && (relu.getThreshold() == null || relu.getThreshold() == 0)) {
      return relu(relu.getNegativeSlope() == null ? 0 : relu.getNegativeSlope());
    }
    // A negative slope would make the sign of the input unknowable from the output.
    if (function instanceof ActivationLReLU leaky && leaky.getAlpha() >= 0) {
      return relu(leaky.getAlpha());
    }
    if (function instanceof ActivationTanH) {
      return new Nonlinearity(Nonlinearity.Kind.TANH, 0);
    }
    if (function instanceof ActivationSigmoid) {
      return new Nonlinearity(Nonlinearity.Kind.SIGMOID, 0);
    }
    if (function instanceof ActivationELU elu && elu.getAlpha() >= 0) {
      return new Nonlinearity(Nonlinearity.Kind.ELU, elu.getAlpha());
    }
    throw new UnsupportedLayerException(layer, "its activation is " + function);
  }

  private static Nonlinearity relu(double slope) {
    return new Nonlinearity(Nonlinearity.Kind.RELU, slope);
  }
}
