package io.github.lac4j.core.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.registry.Setting;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2), as PyTorch defines
 * it.
 *
 * <p>Each step first shrinks the parameters, {@code w = w - r d w}, then updates them as {@link
 * Adam} without decay does. As in PyTorch, the learning rate r scales the decay; in the paper only
 * the schedule's multiplier does.
 *
 * @param beta1 decay of the first moment, from 0 to below 1
 * @param beta2 decay of the second moment, from 0 to below 1
 * @param epsilon added to the root, above 0
 * @param weightDecay d; 0 for none
 * @param decayScope which parameters decay
 */
public record AdamW(
    @Setting(meaning = "decay of the mean of gradients", allowed = "0 to below 1") double beta1,
    @Setting(meaning = "decay of the mean of squared gradients", allowed = "0 to below 1")
        double beta2,
    @Setting(meaning = "added to the root, against division by 0", allowed = "above 0")
        double epsilon,
    @Setting(meaning = "pull towards 0, apart from the gradient; 0 for none", allowed = "0 or more")
        double weightDecay,
    @Setting(meaning = "which parameters decay: all, or weights without biases and scales")
        DecayScope decayScope)
    implements OptimizerConfig {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public AdamW {
    Checks.requireFraction("beta1", beta1);
    Checks.requireFraction("beta2", beta2);
    Checks.requirePositive("epsilon", epsilon);
    Checks.requireNotNegative("weightDecay", weightDecay);
    requireNonNull(decayScope, "decayScope is null");
  }

  /** Takes PyTorch's defaults: 0.9, 0.999, 1e-8 and a decay of 0.01 of all parameters. */
  public AdamW() {
    this(0.9, 0.999, 1e-8, 0.01, DecayScope.ALL);
  }

  @Override
  public Optimizer bind(List<ParameterSlice> slices) {
    return new AdamOptimizer(
        new AdamOptimizer.Moments(beta1, beta2, epsilon),
        weightDecay,
        AdamOptimizer.Decay.DECOUPLED,
        BoundParameters.merged(slices, decayScope, weightDecay));
  }

  /** Returns the rule in words, as protocols print it. */
  @Override
  public String toString() {
    return "AdamW, betas %s and %s, epsilon %s, %s"
        .formatted(beta1, beta2, epsilon, decayScope.inWords(weightDecay));
  }
}
