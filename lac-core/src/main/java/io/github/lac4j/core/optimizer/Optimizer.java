package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.checkpoint.Checkpointable;

/**
 * Changes parameters along their gradients; bound to its parameters, and holding their moments.
 *
 * <p>Running statistics and unused segments are never touched.
 */
public interface Optimizer extends Checkpointable {

  /**
   * Updates all parameters once, from the gradients as they stand.
   *
   * @param learningRate the rate of this step, from a schedule
   */
  void step(double learningRate);
}
