package io.github.lac4j.models.onednn.memory;

import org.bytedeco.javacpp.BytePointer;

/** One aligned block of native memory. */
public final class Arena implements AutoCloseable {

  private final BytePointer block;
  private final long address;
  private final long bytes;

  public Arena(long bytes) {
    this.block = new BytePointer(bytes + ArenaLayout.ALIGNMENT);
    long start = block.address();
    this.address =
        (start + ArenaLayout.ALIGNMENT - 1) / ArenaLayout.ALIGNMENT * ArenaLayout.ALIGNMENT;
    this.bytes = bytes;
  }

  public long address() {
    return address;
  }

  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    block.deallocate();
  }
}
