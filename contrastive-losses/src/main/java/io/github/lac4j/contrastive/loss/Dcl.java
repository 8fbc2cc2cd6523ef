package io.github.lac4j.contrastive.loss;

import io.github.lac4j.contrastive.loss.kernel.Contrasts;
import io.github.lac4j.contrastive.loss.kernel.Embeddings;
import io.github.lac4j.contrastive.loss.kernel.PositiveWeights;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DCL, decoupled contrastive learning: NT-Xent without the positive in the denominator.
 *
 * <pre>
 *   l(i) = - &lt;u_i,u_j(i)&gt;/tau + log sum over k other than i and j(i) of exp(&lt;u_i,u_k&gt;/tau)
 *   L = mean over the 2N anchors of l(i)
 *   G = (P - Y) / (2N tau),   dL/du = (G + G^T) u,   P the softmax over the 2N - 2 negatives
 * </pre>
 *
 * <p>In NT-Xent every gradient of an anchor carries the factor 1 - p(positive), which vanishes when
 * the positive is easy or the batch small. Leaving the positive out removes that factor. The value
 * may be negative: it is no cross-entropy.
 *
 * <p><b>Paper.</b> Yeh, Hong, Hsu, Liu, Chen and LeCun, ECCV 2022, equation 6. One public
 * implementation adds the two directions instead of averaging them; lightly averages, as here.
 *
 * <p><b>Shapes and reduction.</b> z1 and z2 are N x D, not normalised, with N of 2 or more, since
 * one image has no negatives; the value is a mean over 2N anchors; both receive a gradient.
 *
 * @param temperature tau, above 0; 0.1 in most comparisons
 */
public record Dcl(double temperature) implements PairLoss {

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Dcl {
    Embeddings.requirePositive("temperature", temperature);
  }

  @Override
  public LossValue evaluate(INDArray z1, INDArray z2) {
    requireNegatives(z1, z2);
    return Contrasts.ofViews(
        z1, z2, temperature, false, PositiveWeights.EQUAL, Contrasts.From.BOTH_VIEWS);
  }

  /** Requires embeddings of at least two images, without which a decoupled loss is not defined. */
  static void requireNegatives(INDArray z1, INDArray z2) {
    Embeddings.requireSameShape("z1", z1, "z2", z2);
    if (z1.size(0) < 2) {
      throw new IllegalArgumentException(
          "A decoupled loss needs 2 images or more, because one image has no negatives; use InfoNce"
              + " or NtXent, or a larger batch");
    }
  }

  @Override
  public List<String> notes() {
    return Embeddings.notes(temperature);
  }
}
