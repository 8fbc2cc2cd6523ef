package io.github.lac4j.core.network;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import java.util.List;

/**
 * A slowly moving copy of a network: the key encoder of MoCo, the target network of BYOL.
 *
 * <p>After each {@link #update}, every trained parameter of the copy is {@code m * copy + (1 - m) *
 * original} (He et al. 2020, equation 2). The running statistics of normalisations are not
 * averaged: the copy moves its own, as in the official code.
 */
public final class MomentumNetwork implements Checkpointable, AutoCloseable {

  private final Network copy;
  private final List<VectorGroup> copiesAndOriginals;
  private final VectorPass pass = new VectorPass();

  /** Makes a copy that starts equal to the original. */
  public MomentumNetwork(Network original) {
    this.copy = original.copy();
    this.copiesAndOriginals =
        original.parameters().trainedRanges().stream()
            .map(
                range ->
                    VectorGroup.of(
                        List.of(copy.parameters().parameters().get(range)),
                        List.of(original.parameters().parameters().get(range))))
            .toList();
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
    copy.parameters().version().weightsChanged();
    for (VectorGroup vectors : copiesAndOriginals) {
      pass.run(new MovingAverage(momentum), vectors);
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
