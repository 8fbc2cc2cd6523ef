package io.github.lac4j.core.autoencoder;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.view.ViewPlan;

/**
 * The autoencoder trained end to end by back-propagation: the "BP" row of the LAC paper.
 *
 * <pre>
 *   L = sum over the batch of || o - x ||^2,   gradients through decoder and encoder
 * </pre>
 *
 * <p>Takes one view, N x C x H x W. Loss and gradients are plain sums over the batch, as LAC's are;
 * the reported loss is the sum divided by N. The output layer has an optimiser of its own, because
 * LAC has one too and a comparison with a single learning rate would be unfair to back-propagation.
 */
public final class Autoencoder implements Objective {

  /** The objective's name. */
  public static final String NAME = "autoencoder";

  private final AutoencoderConfig config;

  /** Creates the objective. */
  public Autoencoder(AutoencoderConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ViewPlan views() {
    return ViewPlan.plain();
  }

  @Override
  public Learner bind(Model model, ImageShape input, Run run) {
    return new AutoencoderLearner(
        new EncoderDecoder(
            model, input, config.reconstruction(), config.hidden(), config.output(), run));
  }
}
