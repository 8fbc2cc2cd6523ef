package io.github.lac4j.core.network;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A slowly moving copy of a network: the key encoder of MoCo, the target network of BYOL.
 *
 * <p>After each {@link #update}, every trained parameter of the copy is {@code m * copy + (1 - m) *
 * original} (He et al. 2020, equation 2). The running statistics of normalisations are not
 * averaged: the copy moves its own, as in the official code.
 */
public final class MomentumNetwork implements Checkpointable, AutoCloseable {

  private final ParameterSlice original;
  private final Network copy;
  private final List<ParameterSegment> trained;

  /** Makes a copy that starts equal to the original. */
  public MomentumNetwork(Network original) {
    this.original = original.parameters();
    this.copy = original.copy();
    this.trained = this.original.trained();
  }

  /** Returns the copy; it never receives a gradient. */
  public Network network() {
    return copy;
  }

  /**
   * Moves the copy towards the original.
   *
   * @param momentum m, the share of the copy that stays, from 0 to 1
   * @throws IllegalArgumentException if the momentum is outside [0, 1]
   */
  public void update(double momentum) {
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          "The momentum is %s; it must be from 0 to 1".formatted(momentum));
    }
    for (ParameterSegment segment : trained) {
      INDArray target = copy.parameters().parametersOf(segment);
      target.muli(momentum).addi(original.parametersOf(segment).mul(1 - momentum));
    }
  }

  @Override
  public void save(StateWriter writer) {
    copy.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    copy.restore(reader);
  }

  @Override
  public void close() {
    copy.close();
  }
}
