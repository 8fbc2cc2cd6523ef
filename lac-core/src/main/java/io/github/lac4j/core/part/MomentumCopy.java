package io.github.lac4j.core.part;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.MomentumNetwork;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.schedule.CosineSchedule;
import io.github.lac4j.core.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * A slowly moving copy of several networks: the key encoder of MoCo, the target of BYOL, the
 * teacher of DINO.
 *
 * @see MomentumNetwork
 */
public final class MomentumCopy implements Checkpointable, AutoCloseable {

  private final List<MomentumNetwork> copies = new ArrayList<>();
  private final NetworkChain chain;
  private final Schedule momentum;

  /**
   * Makes a copy that starts equal to the original.
   *
   * @param original networks that are trained; their copies never receive a gradient
   * @param momentum m by the step, the share of the copy that stays, from 0 to 1
   */
  public MomentumCopy(NetworkChain original, Schedule momentum) {
    this.momentum = requireNonNull(momentum, "momentum is null");
    this.chain = original.map(this::copy);
  }

  private Network copy(Network original) {
    MomentumNetwork copy = new MomentumNetwork(original);
    copies.add(copy);
    return copy.network();
  }

  /**
   * Returns a momentum that rises along half a cosine and is 1 at the end of the run: {@code m = 1
   * - (1 - start) (1 + cos(pi t / T)) / 2} (Grill et al. 2020, section 3.2).
   *
   * @param start m at the first step, from 0 to 1
   * @param totalSteps T, 1 or more
   * @throws IllegalArgumentException if a value is out of range
   */
  public static Schedule cosineToOne(double start, long totalSteps) {
    if (!(start >= 0 && start <= 1)) {
      throw new IllegalArgumentException(
          "The momentum starts at %s; it must be from 0 to 1".formatted(start));
    }
    Schedule falling = new CosineSchedule(1 - start, 0, 0, totalSteps);
    return step -> 1 - falling.at(step);
  }

  /**
   * Moves the copies towards the originals.
   *
   * @param step steps taken before, which the momentum depends on
   * @throws IllegalArgumentException if the momentum is outside [0, 1]
   */
  public void update(long step) {
    copies.forEach(copy -> copy.update(momentum.at(step)));
  }

  /** Returns the copies. */
  public NetworkChain networks() {
    return chain;
  }

  @Override
  public void save(StateWriter writer) {
    chain.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    chain.restore(reader);
  }

  @Override
  public void close() {
    chain.close();
  }
}
