package io.github.lac4j.evaluation.knn;

import io.github.lac4j.evaluation.feature.Features;
import java.util.Arrays;

/**
 * The unit features of the training images, laid out so that cosines with a query come fast.
 *
 * <p>Blocks of {@link #BLOCK} images are stored dimension by dimension, each dimension's values of
 * a block side by side. The inner loop then runs over images, which a JIT turns into vector
 * instructions without changing the order in which any one cosine is summed. So a cosine does not
 * depend on where in the bank an image lies, and equal images have equal cosines.
 */
final class UnitBank {

  /** Images a block: the cosines of a tile of queries with one block stay in the first cache. */
  static final int BLOCK = 256;

  private final int rows;
  private final int dimensions;
  private final float[][] blocks;

  UnitBank(Features features) {
    rows = features.rows();
    dimensions = features.dimensions();
    blocks = new float[(rows + BLOCK - 1) / BLOCK][];
    float[] unit = new float[dimensions];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] = new float[dimensions * BLOCK];
      for (int i = 0; i < Math.min(BLOCK, rows - block * BLOCK); i++) {
        copyUnitRow(features, block * BLOCK + i, unit, 0);
        for (int d = 0; d < dimensions; d++) {
          blocks[block][d * BLOCK + i] = unit[d];
        }
      }
    }
  }

  /** Copies one row divided by its length; a row of zeros stays zero, at cosine 0 to everything. */
  static void copyUnitRow(Features features, int row, float[] target, int offset) {
    features.copyRow(row, target, offset);
    double squares = 0;
    for (int d = 0; d < features.dimensions(); d++) {
      squares += (double) target[offset + d] * target[offset + d];
    }
    if (squares == 0) {
      return;
    }
    double inverseLength = 1 / Math.sqrt(squares);
    for (int d = 0; d < features.dimensions(); d++) {
      target[offset + d] = (float) (target[offset + d] * inverseLength);
    }
  }

  int blocks() {
    return blocks.length;
  }

  /** Returns how many of a block's images exist; only the last block has fewer than BLOCK. */
  int rowsIn(int block) {
    return Math.min(BLOCK, rows - block * BLOCK);
  }

  /**
   * Computes the cosines of one unit query with all images of a block.
   *
   * @param queries unit queries, row after row
   * @param offset where the query starts
   * @param cosines BLOCK results; those of images that do not exist are 0
   */
  void cosines(float[] queries, int offset, int block, float[] cosines) {
    float[] values = blocks[block];
    Arrays.fill(cosines, 0);
    int d = 0;
    for (; d + 4 <= dimensions; d += 4) {
      addFour(queries, offset + d, values, d * BLOCK, cosines);
    }
    for (; d < dimensions; d++) {
      addOne(queries[offset + d], values, d * BLOCK, cosines);
    }
  }

  private static void addFour(
      float[] query, int offset, float[] values, int start, float[] cosines) {
    float first = query[offset];
    float second = query[offset + 1];
    float third = query[offset + 2];
    float fourth = query[offset + 3];
    for (int i = 0; i < BLOCK; i++) {
      cosines[i] +=
          first * values[start + i]
              + second * values[start + BLOCK + i]
              + third * values[start + 2 * BLOCK + i]
              + fourth * values[start + 3 * BLOCK + i];
    }
  }

  private static void addOne(float query, float[] values, int start, float[] cosines) {
    for (int i = 0; i < BLOCK; i++) {
      cosines[i] += query * values[start + i];
    }
  }
}
