package io.github.lac4j.models.onednn.memory;

import io.github.lac4j.core.network.Activations;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activations in the layout that oneDNN likes, in memory that is lent by a pool. */
public final class BlockedActivations implements Activations, Operand {

  private final BoundaryMemory boundary;
  private final Port port;
  private final memory.desc layout;
  private final Block block;
  private boolean isRetained;
  private boolean isReleased;

  public BlockedActivations(BoundaryMemory boundary, Port port, memory.desc layout, Block block) {
    this.boundary = boundary;
    this.port = port;
    this.layout = layout;
    this.block = block;
  }

  @Override
  public Port port() {
    return port;
  }

  @Override
  public long[] shape() {
    return port.shape();
  }

  @Override
  public long address() {
    return block.address();
  }

  @Override
  public INDArray array() {
    requireValid();
    return port.isPlain() ? block.view(shape()) : boundary.arrayOf(this);
  }

  @Override
  public INDArray elements() {
    requireValid();
    return block.view(layout.get_size() / Float.BYTES);
  }

  @Override
  public Activations like() {
    return boundary.create(port).retain();
  }

  @Override
  public Activations retain() {
    requireValid();
    isRetained = true;
    return this;
  }

  @Override
  public void release() {
    if (!isReleased) {
      isReleased = true;
      block.letGo();
    }
  }

  /** Releases the memory unless somebody has retained it. */
  public void expire() {
    if (!isRetained) {
      release();
    }
  }

  /**
   * Says that the numbers may be read.
   *
   * @throws IllegalStateException if they have been released or overwritten
   */
  public void requireValid() {
    if (isReleased) {
      throw new IllegalStateException(
          "These activations have been released, or their unit has run again since; retain or copy what is needed longer");
    }
  }

  @Override
  public void hold() {
    block.hold();
  }

  @Override
  public void letGo() {
    block.letGo();
  }
}
