package io.github.lac4j.contrastive.loss;

import io.github.lac4j.contrastive.loss.kernel.Contrasts;
import io.github.lac4j.contrastive.loss.kernel.Embeddings;
import io.github.lac4j.core.loss.LossValue;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * InfoNCE with negatives of one's own choice, shared by all queries.
 *
 * <pre>
 *   L = mean over i of - log ( e+_i / (e+_i + sum over j of exp(&lt;q_i,n_j&gt;/tau)) ),  e+_i = exp(&lt;q_i,k_i&gt;/tau)
 *   with p the softmax of the 1 + M logits of a query:
 *   dq = (1/(N tau)) [ (p_+ - 1) k + sum p_j n_j ],  dk = (p_+ - 1) q / (N tau),  dn_j = sum over i of p_ij q_i / (N tau)
 * </pre>
 *
 * <p><b>Paper.</b> van den Oord, Li and Vinyals, arXiv:1807.03748, equation 4, with the cosine over
 * a temperature for the score. For a queue of constant keys use {@link MocoLoss}.
 *
 * <p><b>Shapes and reduction.</b> Queries and positives are N x D, negatives M x D, all not
 * normalised; the value is a mean over queries; all three receive a gradient.
 *
 * @param temperature tau, above 0
 */
public record InfoNceGivenNegatives(double temperature) {

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public InfoNceGivenNegatives {
    Embeddings.requirePositive("temperature", temperature);
  }

  /**
   * Evaluates the loss and the gradients of query, positive and negatives.
   *
   * @param query N x D
   * @param positive N x D; row i is the positive of query i
   * @param negatives M x D, the negatives of every query
   * @throws IllegalArgumentException if the arrays do not fit each other or hold a NaN or an
   *     infinity
   */
  public LossValue evaluate(INDArray query, INDArray positive, INDArray negatives) {
    Embeddings.requireSameShape("query", query, "positive", positive);
    Embeddings.requireSameWidth("query", query, "negatives", negatives);
    return Contrasts.withNegatives(query, positive, negatives, temperature);
  }
}
