package io.github.lac4j.models.onednn.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Gives storages that are not used at the same time the same memory.
 *
 * <p>Largest first, each goes to the lowest place that no storage alive at the same time takes: a
 * well-known heuristic that comes within a few per cent of the best.
 */
public final class ArenaLayout {

  /** A cache line: unaligned buffers make oneDNN's kernels about a tenth slower. */
  static final long ALIGNMENT = 64;

  private ArenaLayout() {}

  /** Places all storages and returns the size of the arena in bytes. */
  public static long place(Collection<Storage> storages) {
    List<Storage> order = new ArrayList<>(storages);
    order.sort(Comparator.comparingLong(Storage::bytes).reversed());
    List<Storage> placed = new ArrayList<>();
    long size = 0;
    for (Storage storage : order) {
      long offset = lowestFreeOffset(storage, placed);
      storage.placeAt(offset);
      int position = 0;
      while (position < placed.size() && placed.get(position).offset() <= offset) {
        position++;
      }
      placed.add(position, storage);
      size = Math.max(size, offset + storage.bytes());
    }
    return size;
  }

  /**
   * @param placed in the order of their offsets
   */
  private static long lowestFreeOffset(Storage storage, List<Storage> placed) {
    long offset = 0;
    for (Storage other : placed) {
      if (!storage.overlapsInTime(other)) {
        continue;
      }
      if (offset + storage.bytes() <= other.offset()) {
        break;
      }
      offset = Math.max(offset, aligned(other.offset() + other.bytes()));
    }
    return offset;
  }

  public static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
