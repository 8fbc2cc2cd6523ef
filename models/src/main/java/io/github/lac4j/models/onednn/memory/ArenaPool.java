package io.github.lac4j.models.onednn.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Lends arenas to plans, so that plans which are not in use at the same time share memory.
 *
 * <p>A training plan holds its arena from its forward to its backward pass, an inference plan for
 * one pass only.
 */
public final class ArenaPool implements AutoCloseable {

  private final Deque<Arena> idle = new ArrayDeque<>();
  private long bytes;
  private long peakBytes;

  /** Lends an arena of at least the given size; the smallest that fits, or a new one. */
  public synchronized Arena lend(long wanted) {
    Arena best = null;
    for (Arena arena : idle) {
      if (arena.bytes() >= wanted && (best == null || arena.bytes() < best.bytes())) {
        best = arena;
      }
    }
    if (best != null) {
      idle.remove(best);
      return best;
    }
    // Idle arenas that are too small would only add to the peak.
    close();
    bytes += wanted;
    peakBytes = Math.max(peakBytes, bytes);
    return new Arena(wanted);
  }

  /** Returns the most bytes that all arenas have had at the same time, lent or not. */
  public synchronized long peakBytes() {
    return peakBytes;
  }

  public synchronized void giveBack(Arena arena) {
    idle.addFirst(arena);
  }

  /** Frees the arenas that are not lent. */
  @Override
  public synchronized void close() {
    for (Iterator<Arena> arenas = idle.iterator(); arenas.hasNext(); ) {
      Arena arena = arenas.next();
      bytes -= arena.bytes();
      arena.close();
      arenas.remove();
    }
  }
}
