package io.github.lac4j.core.autoencoder;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.schedule.Constant;

/**
 * The settings of {@link Autoencoder}, shaped as those of LAC so that the two can be matched.
 *
 * @param reconstruction the range of the images
 * @param hidden optimiser of all hidden layers
 * @param output optimiser of the output layer
 */
public record AutoencoderConfig(
    @Setting(meaning = "range of the images: 0 to 1 (sigmoid), or unbounded (identity)")
        Reconstruction reconstruction,
    @Setting(meaning = "how all hidden layers are trained") OptimizerSettings hidden,
    @Setting(meaning = "how the output layer is trained") OptimizerSettings output) {

  /** Checks the references. */
  public AutoencoderConfig {
    requireNonNull(reconstruction, "reconstruction is null");
    requireNonNull(hidden, "hidden is null");
    requireNonNull(output, "output is null");
  }

  /** Returns the optimisers that LAC has by default: Adam with 3e-4 and, for the output, 3e-3. */
  public static AutoencoderConfig defaults() {
    return new AutoencoderConfig(
        Reconstruction.UNIT_INTERVAL,
        new OptimizerSettings(new Adam(), new Constant(3e-4)),
        new OptimizerSettings(new Adam(), new Constant(3e-3)));
  }
}
