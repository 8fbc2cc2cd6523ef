package io.github.lac4j.contrastive.loss;

import io.github.lac4j.contrastive.loss.kernel.Contrasts;
import io.github.lac4j.contrastive.loss.kernel.Embeddings;
import io.github.lac4j.core.loss.LossValue;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss of momentum contrast: each query must find its key among the keys of a queue.
 *
 * <pre>
 *   L = mean over i of - log ( exp(&lt;q_i,k_i&gt;/T) / (exp(&lt;q_i,k_i&gt;/T) + sum over j of exp(&lt;q_i,queue_j&gt;/T)) )
 *   dq_i = (1/(N T)) [ (p_0 - 1) k_i + sum over j of p_j queue_j ],   p the softmax of the 1 + K logits
 * </pre>
 *
 * <p><b>Paper.</b> He, Fan, Wu, Xie and Girshick, CVPR 2020, equation 1. Keys and queue are
 * constants.
 *
 * <p><b>Shapes and reduction.</b> Query and key are N x D, not normalised; the queue is K x D with
 * rows of length one, as {@link io.github.lac4j.contrastive.queue.EmbeddingQueue} keeps them, and
 * is used as it is. The value is a mean over queries; only the query receives a gradient. Enqueue
 * the keys after this call, never before: a key in the queue would be its own query's negative.
 *
 * @param temperature T, above 0; 0.07 in v1, 0.2 in v2
 */
public record MocoLoss(double temperature) {

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public MocoLoss {
    Embeddings.requirePositive("temperature", temperature);
  }

  /**
   * Evaluates the loss and the gradient of the query.
   *
   * @param query N x D
   * @param key N x D; row i is the positive of query i
   * @param queue K x D, unit rows
   * @throws IllegalArgumentException if the arrays do not fit each other or hold a NaN or an
   *     infinity
   */
  public LossValue evaluate(INDArray query, INDArray key, INDArray queue) {
    Embeddings.requireSameShape("query", query, "key", key);
    Embeddings.requireSameWidth("query", query, "queue", queue);
    return Contrasts.withQueue(query, key, queue, temperature);
  }

  /** Returns sentences on what a person may not expect of the settings; mostly none. */
  public List<String> notes() {
    return Embeddings.notes(temperature);
  }
}
