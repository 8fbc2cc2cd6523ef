package io.github.lac4j.core.vector;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/** Blocks of vectors in double. */
final class DoubleBlocks implements Blocks {

  private final double[][] blocks;

  DoubleBlocks(int vectors) {
    this.blocks = new double[vectors][LENGTH];
  }

  @Override
  public boolean hold(DataType type, int vectors) {
    return type == DataType.DOUBLE && vectors <= blocks.length;
  }

  @Override
  public void apply(VectorRule rule, VectorGroup vectors, int from, int to, double[] sums) {
    Buffer[] memory = vectors.memory().orElseThrow();
    for (int at = from; at < to; at += LENGTH) {
      int length = Math.min(LENGTH, to - at);
      for (int i = 0; i < memory.length; i++) {
        ((DoubleBuffer) memory[i]).get(at, blocks[i], 0, length);
      }
      rule.apply(blocks, length, sums);
      for (int i = 0; i < vectors.changed(); i++) {
        ((DoubleBuffer) memory[i]).put(at, blocks[i], 0, length);
      }
    }
  }
}
