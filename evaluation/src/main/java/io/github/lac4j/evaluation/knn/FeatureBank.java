package io.github.lac4j.evaluation.knn;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * The features of the training images, in blocks that a matrix product multiplies with queries.
 *
 * <p>All blocks have the same size, the last one filled up with zeros: so that what a product does
 * with an image is the same in each.
 */
final class FeatureBank {

  /** Images a block; measured on 60,000 images of 512 dimensions. */
  static final int BLOCK = 512;

  private final int rows;
  private final FloatMatrix[] blocks;
  private final float[][] offsets;

  /**
   * Lays out features.
   *
   * @param memory where blocks are put
   */
  FeatureBank(Features features, FeatureSpace space, MatrixMemory memory) {
    rows = features.rows();
    int count = (rows + BLOCK - 1) / BLOCK;
    blocks = new FloatMatrix[count];
    offsets = new float[count][BLOCK];
    for (int block = 0; block < count; block++) {
      blocks[block] = memory.zeros(BLOCK, features.dimensions());
    }
    IntStream.range(0, count).parallel().forEach(block -> fill(block, features, space));
  }

  private void fill(int block, Features features, FeatureSpace space) {
    float[] row = new float[features.dimensions()];
    for (int i = 0; i < rowsIn(block); i++) {
      space.copyRow(features, block * BLOCK + i, row);
      offsets[block][i] = space.offset(row);
      blocks[block].memory().put(i * row.length, row);
    }
  }

  int blocks() {
    return blocks.length;
  }

  /** Returns how many images a block has; only the last one has fewer than BLOCK. */
  int rowsIn(int block) {
    return Math.min(BLOCK, rows - block * BLOCK);
  }

  /** Returns the features of a block, BLOCK x D. */
  FloatMatrix features(int block) {
    return blocks[block];
  }

  /** Returns what is added to each product with an image of a block. */
  float[] offsets(int block) {
    return offsets[block];
  }
}
