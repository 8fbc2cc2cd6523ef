package io.github.lac4j.models.onednn.memory;

import org.bytedeco.javacpp.Pointer;

/**
 * A stretch of memory that tensors lie in: a part of the arena, or memory of somebody else.
 *
 * <p>While a plan is being built, an arena's part has no address yet; it only learns the first and
 * the last step that uses it.
 */
public final class Storage {

  private static final long UNUSED = -1;

  private final long bytes;
  private Address fixed;
  private long first = UNUSED;
  private long last = UNUSED;
  private long offset;

  private Storage(long bytes, Address fixed) {
    this.bytes = bytes;
    this.fixed = fixed;
  }

  /** Returns storage in the arena. */
  public static Storage inArena(long bytes) {
    return new Storage(bytes, null);
  }

  /** Returns storage at an address that is known from the start. */
  public static Storage at(long address) {
    return new Storage(0, new Address(address));
  }

  /** Returns storage whose address comes with every run. */
  public static Storage bound() {
    return new Storage(0, new Address(0));
  }

  public boolean isInArena() {
    return fixed == null;
  }

  /** Moves storage out of the arena; its address then comes with every run. */
  public void moveOutside() {
    fixed = new Address(0);
  }

  public long bytes() {
    return bytes;
  }

  /** Notes a use. */
  public void usedBy(long step) {
    first = first == UNUSED ? step : Math.min(first, step);
    last = Math.max(last, step);
  }

  public boolean isUsed() {
    return first != UNUSED;
  }

  public boolean overlapsInTime(Storage other) {
    return first <= other.last && other.first <= last;
  }

  /** Says whether the storage is used before a step, and then or later as well. */
  public boolean spans(long step) {
    return isUsed() && first < step && last >= step;
  }

  public long offset() {
    return offset;
  }

  public void placeAt(long arenaOffset) {
    offset = arenaOffset;
  }

  /** Returns the address, given that of the arena. */
  public Pointer pointer(long arena) {
    return isInArena() ? new Address(arena + offset) : fixed;
  }
}
