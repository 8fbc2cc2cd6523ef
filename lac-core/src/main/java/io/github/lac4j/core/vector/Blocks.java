package io.github.lac4j.core.vector;

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
}
