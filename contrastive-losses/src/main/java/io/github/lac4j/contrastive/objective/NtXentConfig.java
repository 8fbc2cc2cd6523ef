package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;

/**
 * The settings of SimCLR.
 *
 * @param temperature tau, above 0
 * @param head the projection head
 * @param optimization the optimiser of encoder and head
 */
public record NtXentConfig(
    @Setting(
            meaning = "tau, which divides the cosines; lower weighs near negatives more",
            allowed = "above 0")
        double temperature,
    @Setting(meaning = "projection head between the features and the loss") ProjectionConfig head,
    @Setting(meaning = "how encoder and head are trained") OptimizerSettings optimization) {

  /** The objective's name. */
  public static final String NAME = "nt-xent";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the loss cannot have them
   */
  public NtXentConfig {
    requireNonNull(head, "head is null");
    requireNonNull(optimization, "optimization is null");
    new NtXent(temperature); // Refuses what the loss cannot have.
  }

  /** Returns tau 0.5, SimCLR's value for CIFAR-10, and the small-scale optimiser. */
  public static NtXentConfig defaults() {
    return new NtXentConfig(0.5, ProjectionConfig.of(HeadShape.SIMCLR), SmallScale.optimization());
  }

  /** Returns the objective. */
  public PairObjective objective() {
    return new PairObjective(NAME, new NtXent(temperature), head, optimization);
  }
}
