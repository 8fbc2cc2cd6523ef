package io.github.lac4j.models.onednn.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Lends memory for activations on their way between units.
 *
 * <p>Whatever is given back is lent again, to any unit of the executor: how much there is follows
 * from what is in use at the same time, not from the number of units.
 */
public final class BlockPool implements AutoCloseable {

  private final List<Slab> slabs = new ArrayList<>();
  private long lentBytes;
  private long peakBytes;

  /** Lends at least so many bytes: the tightest free part, or else a new slab. */
  public synchronized Block lend(long bytes) {
    long wanted = ArenaLayout.aligned(Math.max(bytes, 1));
    lentBytes += wanted;
    Slab best = null;
    long length = Long.MAX_VALUE;
    for (Slab slab : slabs) {
      OptionalLong fit = slab.smallestFit(wanted);
      if (fit.isPresent() && fit.getAsLong() < length) {
        best = slab;
        length = fit.getAsLong();
      }
    }
    if (best == null) {
      // Idle slabs that are too small would only add to the peak.
      close();
      best = new Slab(wanted);
      length = wanted;
      slabs.add(best);
      peakBytes = Math.max(peakBytes, slabs.stream().mapToLong(Slab::bytes).sum());
    }
    return new Block(this, best, best.take(length, wanted), wanted);
  }

  public synchronized void giveBack(Block block) {
    lentBytes -= block.bytes();
    block.slab().giveBack(block.offset(), block.bytes());
  }

  /** Returns the most bytes that the pool has had at the same time, lent or not. */
  public synchronized long peakBytes() {
    return peakBytes;
  }

  /** Returns the bytes that are lent now. */
  public synchronized long lentBytes() {
    return lentBytes;
  }

  /** Frees the slabs of which nothing is lent. */
  @Override
  public synchronized void close() {
    slabs.removeIf(
        slab -> {
          boolean isIdle = slab.isIdle();
          if (isIdle) {
            slab.close();
          }
          return isIdle;
        });
  }
}
