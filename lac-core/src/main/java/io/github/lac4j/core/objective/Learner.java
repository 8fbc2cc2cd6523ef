package io.github.lac4j.core.objective;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.view.Batch;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An objective bound to one model: networks, heads, queue, momentum copy and optimisers.
 *
 * <p>A learner is used by one thread at a time. What it saves is everything that decides its
 * future: a restored learner takes the same steps, bit for bit.
 */
public interface Learner extends Checkpointable, AutoCloseable {

  /**
   * Takes one training step: forward, loss, backward, update.
   *
   * @param batch the views and, if any, the labels that the objective's {@link Objective#views()
   *     plan} asks for
   * @return the loss before the update, and named metrics
   * @throws IllegalArgumentException if the number or the size of the views does not fit
   */
  StepReport step(Batch batch);

  /**
   * Measures how the learner does at some images, for curves over the epochs: what is too costly to
   * be a metric of every step.
   *
   * <p>Nothing that decides the learner's future changes. Arrays that a step or a unit has returned
   * before are no longer valid.
   *
   * @param batch what {@link #step} takes
   * @return named finite numbers in the order in which to show them; empty unless the objective has
   *     any
   * @throws IllegalArgumentException if the number or the size of the views does not fit
   */
  default Map<String, Double> diagnose(Batch batch) {
    return Map.of();
  }

  /** Returns the network that is evaluated and exported; it goes on changing with further steps. */
  Network encoder();

  /**
   * Gives images back as the learner's decoder sees them, in inference mode.
   *
   * <p>Nothing that decides the learner's future changes. Arrays that a step or a unit has returned
   * before are no longer valid.
   *
   * @param images N x C x H x W, as the learner is trained on; left alone
   * @return N x C x H x W, to be copied if it is kept beyond the next call of any method; empty if
   *     the learner has no decoder
   */
  default Optional<INDArray> reconstruct(INDArray images) {
    return Optional.empty();
  }

  /** Releases native resources; the encoder's DL4J graph stays usable. */
  @Override
  void close();
}
