package io.github.lac4j.core.lac;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.schedule.Constant;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of {@link Lac}.
 *
 * @param gradients how far a layer's gradient travels
 * @param target which activity is compared
 * @param recirculation lambda, the share of the image in the input of the second pass, {@code
 *     lambda x + (1 - lambda) o}; 0 is LAC, 0.75 is near the recirculation of Hinton and McClelland
 *     (1988)
 * @param layerWeights the weight of each hidden layer's contrast; empty for 1 each
 * @param granularity what counts as a layer: {@link Granularity#LAYER} or {@link Granularity#BLOCK}
 * @param recomputation whether the activities of the first pass are computed again, layer by layer
 *     beside the second pass, instead of being kept: three forward passes instead of two with the
 *     same results, and a need for memory that does not grow with the depth of the network; {@link
 *     GradientFlow#LOCAL} only
 * @param reconstruction the range of the images
 * @param hidden optimiser of all hidden layers
 * @param output optimiser of the output layer
 */
public record LacConfig(
    @Setting(meaning = "how far the gradient of a layer travels; local is the method")
        GradientFlow gradients,
    @Setting(meaning = "compare activities after (post) or before (pre) the nonlinearity")
        ActivityTarget target,
    @Setting(
            meaning = "lambda: pass 2 sees lambda x image + (1 - lambda) x reconstruction",
            allowed = "0 to 1")
        double recirculation,
    @Setting(
            meaning = "weight of each hidden layer's contrast; empty for 1 each",
            allowed = "a list, each 0 or more")
        List<Double> layerWeights,
    @Setting(meaning = "what counts as a layer: one layer, or one residual block")
        Granularity granularity,
    @Setting(meaning = "compute pass 1 again instead of keeping it; needs gradients local")
        boolean recomputation,
    @Setting(meaning = "range of the images: 0 to 1 (sigmoid), or unbounded (identity)")
        Reconstruction reconstruction,
    @Setting(meaning = "how all hidden layers are trained") OptimizerSettings hidden,
    @Setting(meaning = "how the output layer is trained") OptimizerSettings output) {

  /**
   * Checks all settings.
   *
   * @throws IllegalArgumentException if any is out of range; the message lists all of them
   */
  public LacConfig {
    requireNonNull(gradients, "gradients is null");
    requireNonNull(target, "target is null");
    requireNonNull(granularity, "granularity is null");
    requireNonNull(reconstruction, "reconstruction is null");
    requireNonNull(hidden, "hidden is null");
    requireNonNull(output, "output is null");
    layerWeights = List.copyOf(layerWeights);
    List<String> problems = new ArrayList<>();
    if (!(recirculation >= 0 && recirculation <= 1)) {
      problems.add("recirculation is %s; it must be from 0 to 1".formatted(recirculation));
    }
    for (double weight : layerWeights) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        problems.add("a layer weight is %s; it must be 0 or more and finite".formatted(weight));
      }
    }
    if (granularity == Granularity.BODY) {
      problems.add("granularity is BODY; LAC needs LAYER or BLOCK");
    }
    if (recomputation && gradients != GradientFlow.LOCAL) {
      problems.add(
          "recomputation is true and gradients is %s; gradients that leave a layer need all activities, so recomputation needs LOCAL"
              .formatted(gradients));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * Returns the method itself, layer by layer in a network without blocks and block by block in one
   * with: Adam with rate 3e-4 for hidden layers and 3e-3 for the output layer, without weight
   * decay. Wider and deeper networks need a lower hidden rate; with three hidden layers 1e-3 works
   * too.
   */
  public static LacConfig defaults() {
    return new LacConfig(
        GradientFlow.LOCAL,
        ActivityTarget.POST,
        0,
        List.of(),
        Granularity.BLOCK,
        false,
        Reconstruction.UNIT_INTERVAL,
        new OptimizerSettings(new Adam(), new Constant(3e-4)),
        new OptimizerSettings(new Adam(), new Constant(3e-3)));
  }

  /** Returns these settings with or without recomputation. */
  public LacConfig withRecomputation(boolean wanted) {
    return new LacConfig(
        gradients,
        target,
        recirculation,
        layerWeights,
        granularity,
        wanted,
        reconstruction,
        hidden,
        output);
  }
}
