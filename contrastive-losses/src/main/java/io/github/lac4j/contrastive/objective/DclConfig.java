package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;

/**
 * The settings of decoupled contrastive learning.
 *
 * @param temperature tau, above 0
 * @param head the projection head
 * @param optimization the optimiser of encoder and head
 */
public record DclConfig(
    @Setting(
            meaning = "tau, which divides the cosines; lower weighs near negatives more",
            allowed = "above 0")
        double temperature,
    @Setting(meaning = "projection head between the features and the loss") ProjectionConfig head,
    @Setting(meaning = "how encoder and head are trained") OptimizerSettings optimization) {

  /** The objective's name. */
  public static final String NAME = "dcl";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the loss cannot have them
   */
  public DclConfig {
    requireNonNull(head, "head is null");
    requireNonNull(optimization, "optimization is null");
    new Dcl(temperature); // Refuses what the loss cannot have.
  }

  /** Returns tau 0.1, and the small-scale optimiser. */
  public static DclConfig defaults() {
    return new DclConfig(0.1, ProjectionConfig.of(HeadShape.SIMCLR), SmallScale.optimization());
  }

  /** Returns the objective. */
  public PairObjective objective() {
    return new PairObjective(NAME, new Dcl(temperature), head, optimization);
  }
}
