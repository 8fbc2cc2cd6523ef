package io.github.lac4j.contrastive.loss;

import io.github.lac4j.contrastive.loss.kernel.Contrasts;
import io.github.lac4j.contrastive.loss.kernel.Embeddings;
import io.github.lac4j.contrastive.loss.kernel.PositiveWeights;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * NT-Xent, the loss of SimCLR: each of 2N embeddings must find its other view among all the others.
 *
 * <pre>
 *   u = the 2N rows of z1 and z2, each scaled to length one;  j(i) is the other view of i
 *   l(i) = - log ( exp(&lt;u_i,u_j(i)&gt;/tau) / sum over k != i of exp(&lt;u_i,u_k&gt;/tau) )
 *   L = mean over the 2N anchors of l(i)
 *   G = (P - Y) / (2N tau),   dL/du = (G + G^T) u,   P the softmax over k != i, Y one-hot on j(i)
 * </pre>
 *
 * <p><b>Paper.</b> Chen, Kornblith, Norouzi and Hinton, ICML 2020, equation 1. The official
 * TensorFlow code adds the means of the two views instead of averaging them, so its value and
 * gradient are twice these: double its learning rate for SGD.
 *
 * <p><b>Shapes and reduction.</b> z1 and z2 are N x D, not normalised; the value is a mean over 2N
 * anchors; both receive a gradient. With N = 1 there is no negative, and value and gradients are
 * zero. A zero vector counts as orthogonal to everything.
 *
 * <p><b>When to use.</b> With large batches, since the other images of the batch are the only
 * negatives; with small ones try {@link Dcl}.
 *
 * @param temperature tau, above 0; 0.1 on ImageNet, 0.5 on CIFAR-10 in the paper
 */
public record NtXent(double temperature) implements PairLoss {

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public NtXent {
    Embeddings.requirePositive("temperature", temperature);
  }

  @Override
  public LossValue evaluate(INDArray z1, INDArray z2) {
    Embeddings.requireSameShape("z1", z1, "z2", z2);
    return Contrasts.ofViews(
        z1, z2, temperature, true, PositiveWeights.EQUAL, Contrasts.From.BOTH_VIEWS);
  }

  @Override
  public List<String> notes() {
    return Embeddings.notes(temperature);
  }
}
