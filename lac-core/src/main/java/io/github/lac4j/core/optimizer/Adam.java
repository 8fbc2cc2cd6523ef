package io.github.lac4j.core.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.registry.Setting;
import java.util.List;

/**
 * Adam with coupled weight decay (Kingma and Ba 2015, algorithm 1), as PyTorch defines it.
 *
 * <p>With gradient g, weight decay d, learning rate r, moments m and v that start at zero, and t
 * counting steps from 1, one step is
 *
 * <pre>
 * g = g + d w
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * w = w - r (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>The decay is part of the gradient and so adapted with it; {@link AdamW} keeps it apart.
 *
 * @param beta1 decay of the first moment, from 0 to below 1
 * @param beta2 decay of the second moment, from 0 to below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay d; 0 for none
 * @param decayScope which parameters decay
 */
public record Adam(
    @Setting(meaning = "decay of the mean of gradients", allowed = "0 to below 1") double beta1,
    @Setting(meaning = "decay of the mean of squared gradients", allowed = "0 to below 1")
        double beta2,
    @Setting(meaning = "added to the root, against division by 0", allowed = "above 0")
        double epsilon,
    @Setting(meaning = "pull towards 0, added to the gradient; 0 for none", allowed = "0 or more")
        double weightDecay,
    @Setting(meaning = "which parameters decay: all, or weights without biases and scales")
        DecayScope decayScope)
    implements OptimizerConfig {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Adam {
    Checks.requireFraction("beta1", beta1);
    Checks.requireFraction("beta2", beta2);
    Checks.requirePositive("epsilon", epsilon);
    Checks.requireNotNegative("weightDecay", weightDecay);
    requireNonNull(decayScope, "decayScope is null");
  }

  /** Takes the paper's defaults (0.9, 0.999, 1e-8) without decay. */
  public Adam() {
    this(0.9, 0.999, 1e-8, 0, DecayScope.ALL);
  }

  /** Returns the paper's defaults with all parameters decayed. */
  public static Adam withWeightDecay(double weightDecay) {
    return new Adam(0.9, 0.999, 1e-8, weightDecay, DecayScope.ALL);
  }

  @Override
  public Optimizer bind(List<ParameterSlice> slices) {
    return new AdamOptimizer(
        new AdamOptimizer.Moments(beta1, beta2, epsilon),
        weightDecay,
        AdamOptimizer.Decay.COUPLED,
        BoundParameters.merged(slices, decayScope, weightDecay));
  }

  /** Returns the rule in words, as protocols print it. */
  @Override
  public String toString() {
    return "Adam, betas %s and %s, epsilon %s, %s"
        .formatted(beta1, beta2, epsilon, decayScope.inWords(weightDecay));
  }
}
