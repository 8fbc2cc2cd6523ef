package io.github.lac4j.contrastive.loss;

import io.github.lac4j.contrastive.loss.kernel.Contrasts;
import io.github.lac4j.contrastive.loss.kernel.Embeddings;
import io.github.lac4j.contrastive.loss.kernel.PositiveWeights;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DCLW, decoupled contrastive learning with weighted positives: hard positives count more.
 *
 * <pre>
 *   l(i) = - w_i &lt;u_i,u_j(i)&gt;/tau + log sum over the 2N - 2 negatives of exp(&lt;u_i,u_k&gt;/tau)
 *   w_i = 2 - exp(c_i/sigma) / mean over j of exp(c_j/sigma),   c_i the cosine of the two views of image i
 *   L = mean over the 2N anchors of l(i)
 * </pre>
 *
 * <p>The weights have the mean 1. With constant weights the gradient is that of {@link Dcl} with w
 * in place of 1; otherwise pair j also receives s_j (c_j - sum of s c) / (sigma tau), s being the
 * softmax of c/sigma.
 *
 * <p><b>Paper.</b> Yeh et al., ECCV 2022, equations 7 and 8, silent on whether the weights are
 * constants. lightly takes them as constants, another public implementation does not; constants are
 * the default here.
 *
 * <p><b>Shapes and reduction.</b> As {@link Dcl}: N x D each, N of 2 or more, mean over 2N anchors.
 *
 * @param temperature tau, above 0
 * @param sigma the temperature of the weights, above 0; 0.5 in the paper
 * @param detachWeights whether the weights are constants for the gradient
 */
public record Dclw(double temperature, double sigma, boolean detachWeights) implements PairLoss {

  /**
   * Checks both temperatures.
   *
   * @throws IllegalArgumentException if one is not above 0
   */
  public Dclw {
    Embeddings.requirePositive("temperature", temperature);
    Embeddings.requirePositive("sigma", sigma);
  }

  /** Creates the loss with a sigma of 0.5 and constant weights. */
  public Dclw(double temperature) {
    this(temperature, 0.5, true);
  }

  @Override
  public LossValue evaluate(INDArray z1, INDArray z2) {
    Dcl.requireNegatives(z1, z2);
    return Contrasts.ofViews(
        z1,
        z2,
        temperature,
        false,
        new PositiveWeights.HardPositives(sigma, detachWeights),
        Contrasts.From.BOTH_VIEWS);
  }

  @Override
  public List<String> notes() {
    return Embeddings.notes(temperature);
  }
}
