package io.github.lac4j.models.onednn.memory;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A stretch of a slab, lent until all who hold it have let go of it. */
public final class Block {

  private final BlockPool pool;
  private final Slab slab;
  private final long offset;
  private final long bytes;
  private int holders = 1;

  public Block(BlockPool pool, Slab slab, long offset, long bytes) {
    this.pool = pool;
    this.slab = slab;
    this.offset = offset;
    this.bytes = bytes;
  }

  public Slab slab() {
    return slab;
  }

  public long offset() {
    return offset;
  }

  public long bytes() {
    return bytes;
  }

  public long address() {
    return slab.address() + offset;
  }

  /** Returns the first floats as an array in row-major order, which does not own the memory. */
  public INDArray view(long... shape) {
    return slab.view(offset, shape);
  }

  public void hold() {
    holders++;
  }

  public void letGo() {
    holders--;
    if (holders == 0) {
      pool.giveBack(this);
    }
  }
}
