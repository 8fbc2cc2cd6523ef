package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;

/**
 * The settings of InfoNCE with in-batch negatives.
 *
 * @param temperature tau, above 0
 * @param symmetric whether both directions are averaged
 * @param head the projection head
 * @param optimization the optimiser of encoder and head
 */
public record InfoNceConfig(
    @Setting(
            meaning = "tau, which divides the cosines; lower weighs near negatives more",
            allowed = "above 0")
        double temperature,
    @Setting(meaning = "average the losses of both directions, view 1 to 2 and 2 to 1")
        boolean symmetric,
    @Setting(meaning = "projection head between the features and the loss") ProjectionConfig head,
    @Setting(meaning = "how encoder and head are trained") OptimizerSettings optimization) {

  /** The objective's name. */
  public static final String NAME = "info-nce";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the loss cannot have them
   */
  public InfoNceConfig {
    requireNonNull(head, "head is null");
    requireNonNull(optimization, "optimization is null");
    new InfoNce(temperature, symmetric); // Refuses what the loss cannot have.
  }

  /** Returns tau 0.1, symmetric, and the small-scale optimiser. */
  public static InfoNceConfig defaults() {
    return new InfoNceConfig(
        0.1, true, ProjectionConfig.of(HeadShape.SIMCLR), SmallScale.optimization());
  }

  /** Returns the objective. */
  public PairObjective objective() {
    return new PairObjective(NAME, new InfoNce(temperature, symmetric), head, optimization);
  }
}
