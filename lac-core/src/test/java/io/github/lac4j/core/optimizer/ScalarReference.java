package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.network.ParameterKind;

/** The optimisers' definitions for one tensor, element by element in plain double arithmetic. */
final class ScalarReference {

  private final OptimizerConfig config;
  private final ParameterKind kind;
  private final double[] velocity;
  private final double[] first;
  private final double[] second;
  private int steps;

  ScalarReference(OptimizerConfig config, ParameterKind kind, int length) {
    this.config = config;
    this.kind = kind;
    this.velocity = new double[length];
    this.first = new double[length];
    this.second = new double[length];
  }

  void step(double[] weights, double[] gradients, double rate) {
    if (!kind.isTrained()) {
      return;
    }
    steps++;
    if (config instanceof Sgd sgd) {
      step(sgd, weights, gradients, rate);
    } else if (config instanceof Adam adam) {
      double decay = adam.decayScope().covers(kind) ? adam.weightDecay() : 0;
      double[] decayed = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        decayed[i] = gradients[i] + decay * weights[i];
      }
      adam(adam.beta1(), adam.beta2(), adam.epsilon(), weights, decayed, rate);
    } else if (config instanceof AdamW adam) {
      double decay = adam.decayScope().covers(kind) ? adam.weightDecay() : 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 1 - rate * decay;
      }
      adam(adam.beta1(), adam.beta2(), adam.epsilon(), weights, gradients, rate);
    } else {
      step((Lars) config, weights, gradients, rate);
    }
  }

  private void step(Sgd sgd, double[] weights, double[] gradients, double rate) {
    double decay = sgd.decayScope().covers(kind) ? sgd.weightDecay() : 0;
    for (int i = 0; i < weights.length; i++) {
      double g = gradients[i] + decay * weights[i];
      velocity[i] = steps == 1 ? g : sgd.momentum() * velocity[i] + g;
      weights[i] -= rate * (sgd.nesterov() ? g + sgd.momentum() * velocity[i] : velocity[i]);
    }
  }

  private void adam(
      double beta1, double beta2, double epsilon, double[] weights, double[] g, double rate) {
    for (int i = 0; i < weights.length; i++) {
      first[i] = beta1 * first[i] + (1 - beta1) * g[i];
      second[i] = beta2 * second[i] + (1 - beta2) * g[i] * g[i];
      double m = first[i] / (1 - Math.pow(beta1, steps));
      double v = second[i] / (1 - Math.pow(beta2, steps));
      weights[i] -= rate * m / (Math.sqrt(v) + epsilon);
    }
  }

  private void step(Lars lars, double[] weights, double[] gradients, double rate) {
    boolean adapted = kind == ParameterKind.WEIGHT;
    double[] g = new double[weights.length];
    double weightSquares = 0;
    double gradientSquares = 0;
    for (int i = 0; i < weights.length; i++) {
      g[i] = gradients[i] + (adapted ? lars.weightDecay() * weights[i] : 0);
      weightSquares += weights[i] * weights[i];
      gradientSquares += g[i] * g[i];
    }
    double trust =
        adapted && weightSquares > 0 && gradientSquares > 0
            ? lars.trustCoefficient() * Math.sqrt(weightSquares) / Math.sqrt(gradientSquares)
            : 1;
    for (int i = 0; i < weights.length; i++) {
      if (lars.learningRateInVelocity()) {
        velocity[i] = lars.momentum() * velocity[i] + rate * trust * g[i];
        weights[i] -= velocity[i];
      } else {
        velocity[i] = lars.momentum() * velocity[i] + trust * g[i];
        weights[i] -= rate * velocity[i];
      }
    }
  }
}
