package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.contrastive.loss.Dclw;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;

/**
 * The settings of decoupled contrastive learning with weighted positives.
 *
 * @param temperature tau, above 0
 * @param sigma the temperature of the weights, above 0
 * @param detachWeights whether the weights are constants for the gradient
 * @param head the projection head
 * @param optimization the optimiser of encoder and head
 */
public record DclwConfig(
    @Setting(
            meaning = "tau, which divides the cosines; lower weighs near negatives more",
            allowed = "above 0")
        double temperature,
    @Setting(meaning = "temperature of the weights of positive pairs", allowed = "above 0")
        double sigma,
    @Setting(meaning = "treat these weights as constants in the gradient") boolean detachWeights,
    @Setting(meaning = "projection head between the features and the loss") ProjectionConfig head,
    @Setting(meaning = "how encoder and head are trained") OptimizerSettings optimization) {

  /** The objective's name. */
  public static final String NAME = "dclw";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the loss cannot have them
   */
  public DclwConfig {
    requireNonNull(head, "head is null");
    requireNonNull(optimization, "optimization is null");
    new Dclw(temperature, sigma, detachWeights); // Refuses what the loss cannot have.
  }

  /** Returns tau 0.1, sigma 0.5, constant weights, and the small-scale optimiser. */
  public static DclwConfig defaults() {
    return new DclwConfig(
        0.1, 0.5, true, ProjectionConfig.of(HeadShape.SIMCLR), SmallScale.optimization());
  }

  /** Returns the objective. */
  public PairObjective objective() {
    return new PairObjective(NAME, new Dclw(temperature, sigma, detachWeights), head, optimization);
  }
}
