package io.github.lac4j.core.vector;

import java.nio.Buffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/** Blocks of vectors in float. */
final class FloatBlocks implements Blocks {

  private final float[][] blocks;

  FloatBlocks(int vectors) {
    this.blocks = new float[vectors][LENGTH];
  }

  @Override
  public boolean hold(DataType type, int vectors) {
    return type == DataType.FLOAT && vectors <= blocks.length;
  }

  @Override
  public void apply(VectorRule rule, VectorGroup vectors, int from, int to, double[] sums) {
    Buffer[] memory = vectors.memory().orElseThrow();
    for (int at = from; at < to; at += LENGTH) {
      int length = Math.min(LENGTH, to - at);
      for (int i = 0; i < memory.length; i++) {
        ((FloatBuffer) memory[i]).get(at, blocks[i], 0, length);
      }
      rule.apply(blocks, length, sums);
      for (int i = 0; i < vectors.changed(); i++) {
        ((FloatBuffer) memory[i]).put(at, blocks[i], 0, length);
      }
    }
  }
}
