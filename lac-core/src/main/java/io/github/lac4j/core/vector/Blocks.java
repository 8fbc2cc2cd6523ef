package io.github.lac4j.core.vector;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/** One thread's arrays for a block of each vector. */
interface Blocks {

  /** Elements of a block: several of them fit into a processor's first cache. */
  int LENGTH = 1024;

  /** Returns new arrays. */
  static Blocks of(DataType type, int vectors) {
    return type == DataType.FLOAT ? new FloatBlocks(vectors) : new DoubleBlocks(vectors);
  }

  /** Says whether the arrays are of a type, and enough. */
  boolean hold(DataType type, int vectors);

  /** Applies a rule to the elements in a range, and adds to the sums. */
  void apply(VectorRule rule, VectorGroup vectors, int from, int to, double[] sums);

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
}
