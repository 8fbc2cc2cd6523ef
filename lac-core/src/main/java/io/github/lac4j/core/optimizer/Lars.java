package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.registry.Setting;
import java.util.List;

/**
 * Layer-wise adaptive rate scaling for large batches (You, Gitman and Ginsburg 2017).
 *
 * <p>With gradient g, weight decay d, trust coefficient c, momentum m and learning rate r, one step
 * of each weight tensor w is
 *
 * <pre>
 * g = g + d w
 * q = c ||w|| / ||g||      if both norms are above 0, else 1
 * v = m v + q g
 * w = w - r v
 * </pre>
 *
 * <p>Biases, scales and shifts take part without decay and with q = 1, as in the official code of
 * SimCLR, BYOL, Barlow Twins and VICReg. The last three apply the rate after the momentum, as
 * above, which is the default here. SimCLR folds it into the velocity instead, {@code v = m v + r q
 * g} and {@code w = w - v}; the two differ only while the rate changes. {@code
 * learningRateInVelocity} chooses SimCLR's form.
 *
 * @param momentum m, from 0 to below 1
 * @param weightDecay d of the weights; 0 for none
 * @param trustCoefficient c, above 0
 * @param learningRateInVelocity whether the rate is part of the velocity, as in SimCLR
 */
public record Lars(
    @Setting(
            meaning = "m, how much of the velocity stays in each step; 0 for none",
            allowed = "0 to below 1")
        double momentum,
    @Setting(meaning = "pull of the weights towards 0; 0 for none", allowed = "0 or more")
        double weightDecay,
    @Setting(
            meaning = "c: a step of a layer is rate x c x the norm of its weights",
            allowed = "above 0")
        double trustCoefficient,
    @Setting(meaning = "put the rate into the velocity, as SimCLR does")
        boolean learningRateInVelocity)
    implements OptimizerConfig {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Lars {
    Checks.requireFraction("momentum", momentum);
    Checks.requireNotNegative("weightDecay", weightDecay);
    Checks.requirePositive("trustCoefficient", trustCoefficient);
  }

  /** Takes a momentum of 0.9 and a trust coefficient of 0.001 without decay. */
  public Lars() {
    this(0.9, 0, 0.001, false);
  }

  /** Returns the usual momentum of 0.9 and trust coefficient of 0.001 with this decay. */
  public static Lars withWeightDecay(double weightDecay) {
    return new Lars(0.9, weightDecay, 0.001, false);
  }

  @Override
  public Optimizer bind(List<ParameterSlice> slices) {
    return new LarsOptimizer(this, BoundParameters.perWeightTensor(slices));
  }

  /** Returns the rule in words, as protocols print it. */
  @Override
  public String toString() {
    return "LARS, momentum %s, trust coefficient %s, %s%s"
        .formatted(
            momentum,
            trustCoefficient,
            DecayScope.WEIGHTS.inWords(weightDecay),
            learningRateInVelocity ? ", learning rate in the velocity" : "");
  }
}
