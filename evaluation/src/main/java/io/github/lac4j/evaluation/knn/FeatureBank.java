package io.github.lac4j.evaluation.knn;

import io.github.lac4j.core.vector.OrderedProduct;
import io.github.lac4j.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * The features of the training images, laid out so that their similarities with a tile of queries
 * come fast.
 *
 * <p>Blocks of {@link #BLOCK} images are stored dimension by dimension, each dimension's values of
 * a block side by side. A similarity does not depend on where in the bank an image lies, and equal
 * images have equal similarities.
 */
final class FeatureBank {

  /** Images a block; measured on 60,000 images of 512 dimensions. */
  static final int BLOCK = 512;

  private final int rows;
  private final int dimensions;
  private final float[][][] blocks;
  private final float[][] offsets;

  FeatureBank(Features features, FeatureSpace space) {
    rows = features.rows();
    dimensions = features.dimensions();
    int count = (rows + BLOCK - 1) / BLOCK;
    blocks = new float[count][dimensions][];
    offsets = new float[count][];
    IntStream.range(0, count).parallel().forEach(block -> fill(block, features, space));
  }

  private void fill(int block, Features features, FeatureSpace space) {
    int count = rowsIn(block);
    offsets[block] = new float[count];
    for (int d = 0; d < dimensions; d++) {
      blocks[block][d] = new float[count];
    }
    float[] row = new float[dimensions];
    for (int i = 0; i < count; i++) {
      space.copyRow(features, block * BLOCK + i, row, 0);
      offsets[block][i] = space.offset(row);
      for (int d = 0; d < dimensions; d++) {
        blocks[block][d][i] = row[d];
      }
    }
  }

  int blocks() {
    return blocks.length;
  }

  /** Returns how many images a block has; only the last one has fewer than BLOCK. */
  int rowsIn(int block) {
    return Math.min(BLOCK, rows - block * BLOCK);
  }

  /**
   * Computes the similarities of some queries with all images of a block.
   *
   * @param queries as {@link FeatureSpace#copyRow} lays them out, row after row
   * @param count how many queries
   * @param similarities overwritten, one row a query
   */
  void similarities(float[] queries, int count, int block, float[][] similarities) {
    int width = rowsIn(block);
    for (int query = 0; query < count; query++) {
      System.arraycopy(offsets[block], 0, similarities[query], 0, width);
    }
    OrderedProduct.add(
        queries, 0, dimensions, 1, count, dimensions, blocks[block], similarities, width);
  }
}
