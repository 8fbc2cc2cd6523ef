package io.github.lac4j.core.training;

/**
 * Where unusual ends and unhealthy begins.
 *
 * @param graceSteps steps from the start, or from where a run resumes, during which neither
 *     collapse nor growing layer losses alarm; 0 or more
 * @param smallestDeviation {@link io.github.lac4j.core.objective.StepReport#EMBEDDING_DEVIATION}
 *     below which a step counts as collapsed, from 0 to 1; 0 switches the alarm off
 * @param collapsedSteps how many steps must be collapsed one after the other, 1 or more
 * @param largestGrowth how many times its smallest value a smoothed layer loss may be, above 1;
 *     infinity switches the alarm off
 * @param smoothing weight of the past in the moving average of a layer loss, from 0 to below 1
 * @param negligibleLoss layer losses below this count as this, so that a loss near zero may grow;
 *     above 0
 */
public record HealthLimits(
    long graceSteps,
    double smallestDeviation,
    long collapsedSteps,
    double largestGrowth,
    double smoothing,
    double negligibleLoss) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public HealthLimits {
    require(graceSteps >= 0, "graceSteps", graceSteps, "0 or more");
    require(
        smallestDeviation >= 0 && smallestDeviation <= 1,
        "smallestDeviation",
        smallestDeviation,
        "from 0 to 1");
    require(collapsedSteps >= 1, "collapsedSteps", collapsedSteps, "1 or more");
    require(largestGrowth > 1, "largestGrowth", largestGrowth, "above 1");
    require(smoothing >= 0 && smoothing < 1, "smoothing", smoothing, "0 or more and below 1");
    require(
        negligibleLoss > 0 && negligibleLoss <= Double.MAX_VALUE,
        "negligibleLoss",
        negligibleLoss,
        "a finite number above 0");
  }

  /**
   * Returns the defaults: 200 steps of grace; collapsed when the deviation is below 0.05 (a mean
   * cosine of 0.9975 between images) for 200 steps; diverging when a layer loss, smoothed with 0.95
   * (about 20 steps), is 10 times its smallest value, where 0.001 and less are negligible.
   *
   * <p>For orientation: with too high a hidden learning rate the layer loss of a deep LAC
   * autoencoder on MNIST rose sevenfold while its reconstruction was still usable, and to millions
   * within an epoch with ReLU and no normalisation.
   */
  public static HealthLimits standard() {
    return new HealthLimits(200, 0.05, 200, 10, 0.95, 1e-3);
  }

  private static void require(boolean valid, String name, Number value, String allowed) {
    if (!valid) {
      throw new IllegalArgumentException("%s is %s; it must be %s".formatted(name, value, allowed));
    }
  }
}
