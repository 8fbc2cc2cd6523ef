package io.github.lac4j.core.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.registry.Setting;
import java.util.List;

/**
 * Stochastic gradient descent with heavy-ball momentum, as PyTorch defines it.
 *
 * <p>With gradient g, weight decay d, momentum m, learning rate r and a velocity v that starts at
 * zero, one step is
 *
 * <pre>
 * g = g + d w
 * v = m v + g
 * w = w - r v              or, with Nesterov's variant,    w = w - r (g + m v)
 * </pre>
 *
 * @param momentum m, from 0 to below 1; 0 keeps no velocity
 * @param weightDecay d, coupled: it goes through the momentum like a gradient; 0 for none
 * @param decayScope which parameters decay
 * @param nesterov whether to look ahead along the velocity; needs momentum
 */
public record Sgd(
    @Setting(
            meaning = "m, how much of the velocity stays in each step; 0 for none",
            allowed = "0 to below 1")
        double momentum,
    @Setting(meaning = "pull towards 0, added to the gradient; 0 for none", allowed = "0 or more")
        double weightDecay,
    @Setting(meaning = "which parameters decay: all, or weights without biases and scales")
        DecayScope decayScope,
    @Setting(meaning = "look ahead along the velocity; needs momentum") boolean nesterov)
    implements OptimizerConfig {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Sgd {
    Checks.requireFraction("momentum", momentum);
    Checks.requireNotNegative("weightDecay", weightDecay);
    requireNonNull(decayScope, "decayScope is null");
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException(
          "Nesterov's variant needs a momentum above 0; set momentum or leave nesterov out");
    }
  }

  /** Takes a heavy ball of momentum 0.9 without decay. */
  public Sgd() {
    this(0.9, 0, DecayScope.ALL, false);
  }

  /** Returns gradient descent without momentum or decay. */
  public static Sgd plain() {
    return new Sgd(0, 0, DecayScope.ALL, false);
  }

  /** Returns the usual choice for contrastive objectives: momentum 0.9, all parameters decayed. */
  public static Sgd withMomentum(double weightDecay) {
    return new Sgd(0.9, weightDecay, DecayScope.ALL, false);
  }

  @Override
  public Optimizer bind(List<ParameterSlice> slices) {
    return new SgdOptimizer(this, BoundParameters.merged(slices, decayScope, weightDecay));
  }

  /** Returns the rule in words, as protocols print it. */
  @Override
  public String toString() {
    return "SGD, %smomentum %s, %s"
        .formatted(nesterov ? "Nesterov " : "", momentum, decayScope.inWords(weightDecay));
  }
}
