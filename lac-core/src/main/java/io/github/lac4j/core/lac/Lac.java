package io.github.lac4j.core.lac;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.autoencoder.EncoderDecoder;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.view.ViewPlan;

/**
 * LAC: learns an autoencoder by the difference of each layer's activity between two forward passes.
 *
 * <p>The first pass encodes the image x and decodes it to o. The second pass runs the hidden layers
 * again, on o. Each hidden layer l learns to answer the reconstruction as it answered the image,
 * and the output layer learns to reconstruct:
 *
 * <pre>
 *   a_0 = x,   a_l  = phi_l(W_l a_{l-1} + b_l),    o = psi(W_o a_L + b_o)
 *   a'_0 = o,  a'_l = phi_l(W_l a'_{l-1} + b_l)
 *
 *   L_hidden = sum over batch and layers of || a_l - a'_l ||^2     (a_l is a constant)
 *   L_output = sum over the batch of || o - x ||^2
 *
 *   delta_l = 2 (a'_l - a_l) * phi_l'(z'_l)     dW_l = delta_l^T a'_{l-1}     db_l = sum of rows
 *   delta_o = 2 (o - x) * psi'(z_o)             dW_o = delta_o^T a_L          db_o = sum of rows
 * </pre>
 *
 * <p>No gradient leaves a layer: every layer's input is a constant, so there is no
 * back-propagation, and the activations of other layers need not be kept. Both gradients are taken
 * at the old parameters, which equals Algorithm 1 because the two losses share no parameter.
 *
 * <p><b>Paper.</b> Zhu, Chen, Hu and Yu, "Contrastive Learning via Local Activity", Electronics
 * 2023, 12(1):147, Algorithm 1. No official code is known. The paper does not say whether gradients
 * are cut between layers, and which side of the nonlinearity is compared; fully local and after the
 * nonlinearity are the readings under which its listing runs, and {@link GradientFlow} and {@link
 * ActivityTarget} offer the others.
 *
 * <p><b>Shapes and reduction.</b> Takes one view, N x C x H x W. Losses and gradients are plain
 * sums over the batch, as in the paper; the reported loss and metrics are those sums divided by N.
 *
 * <p><b>When to use.</b> Bounded activations (tanh) without normalisation, or ReLU with batch
 * normalisation and a hidden learning rate of 1e-4 or less. A layer loss that grows is the first
 * sign of divergence: lower the hidden learning rate.
 */
public final class Lac implements Objective {

  /** The objective's name. */
  public static final String NAME = "lac";

  /**
   * Prefix of a {@link Learner#diagnose diagnostic}: {@code ||a - a'||^2 / ||a||^2} of one layer,
   * its activity a in the first pass and a' in the second, followed by the layer's name.
   */
  public static final String ACTIVITY_CONTRAST = "activity-contrast/";

  /**
   * Prefix of a {@link Learner#diagnose diagnostic}: the cosine of one layer's local gradient with
   * the gradient that back-propagation of the reconstruction error gives it, followed by the
   * layer's name. It is that of the local gradient whatever {@link GradientFlow} trains.
   */
  public static final String GRADIENT_COSINE = "gradient-cosine/";

  private final LacConfig config;

  /** Creates the objective. */
  public Lac(LacConfig config) {
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
    return new LacLearner(
        config,
        new EncoderDecoder(
            model, input, config.reconstruction(), config.hidden(), config.output(), run));
  }
}
