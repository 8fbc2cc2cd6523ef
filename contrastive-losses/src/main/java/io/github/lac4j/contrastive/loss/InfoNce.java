package io.github.lac4j.contrastive.loss;

import io.github.lac4j.contrastive.loss.kernel.Contrasts;
import io.github.lac4j.contrastive.loss.kernel.Embeddings;
import io.github.lac4j.contrastive.loss.kernel.PositiveWeights;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * InfoNCE with the rest of the batch as negatives: each query must find its key among all keys.
 *
 * <pre>
 *   u = z1 / ||z1||,  v = z2 / ||z2||
 *   one way:    L = mean over i of  - log ( exp(&lt;u_i,v_i&gt;/tau) / sum over j of exp(&lt;u_i,v_j&gt;/tau) )
 *   symmetric:  the mean of L(z1, z2) and L(z2, z1)
 *   dL/dS = (softmax(S) - identity) / (N tau),   S_ij = &lt;u_i,v_j&gt;,   du = dL/dS v,   dv = dL/dS^T u
 * </pre>
 *
 * <p><b>Paper.</b> van den Oord, Li and Vinyals, arXiv:1807.03748, equation 4, with the cosine over
 * a temperature for the score; the symmetric form is that of CLIP and MoCo v3. Negatives come from
 * the other view only, N - 1 of them, where NT-Xent has 2N - 2. MoCo v3's code multiplies by 2 tau.
 *
 * <p><b>Shapes and reduction.</b> z1 and z2 are N x D, not normalised; the value is a mean over
 * rows; both receive a gradient. With N = 1 there is no negative, and value and gradients are zero.
 * A zero vector counts as orthogonal to everything.
 *
 * @param temperature tau, above 0
 * @param symmetric whether both directions are averaged
 */
public record InfoNce(double temperature, boolean symmetric) implements PairLoss {

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public InfoNce {
    Embeddings.requirePositive("temperature", temperature);
  }

  @Override
  public LossValue evaluate(INDArray z1, INDArray z2) {
    Embeddings.requireSameShape("z1", z1, "z2", z2);
    if (symmetric) {
      return Contrasts.ofViews(
          z1, z2, temperature, true, PositiveWeights.EQUAL, Contrasts.From.OTHER_VIEW);
    }
    return Contrasts.withOtherPositives(z1, z2, temperature);
  }

  @Override
  public List<String> notes() {
    return Embeddings.notes(temperature);
  }
}
