package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProduct;

/**
 * What one thread needs for exp(cosine / tau) of some candidates, one row for each, and some
 * anchors, one column for each.
 */
final class Tile {

  /** The most candidates and anchors: all of a tile stays in a core's own cache. */
  static final int LARGEST = 256;

  private final MatrixProduct product;
  private final Exponential exponential;
  private final FloatMatrix memory;
  private final float[] row = new float[LARGEST];
  private final float[] columns = new float[LARGEST];

  Tile(MatrixProduct product, Exponential exponential, MatrixMemory memory) {
    this.product = product;
    this.exponential = exponential;
    this.memory = memory.matrix(LARGEST, LARGEST);
  }

  /** What happens to the row of a candidate, of which the first values count. */
  @FunctionalInterface
  interface RowAction {
    void on(int candidate, float[] row);
  }

  /** Multiplies on this tile's thread. */
  MatrixProduct product() {
    return product;
  }

  /** Returns scratch for one value for each anchor. */
  float[] columns() {
    return columns;
  }

  /**
   * Returns exp(cosine / tau), candidates x anchors, which the next call overwrites.
   *
   * @param samePositionExcluded whether it is zero for candidate i with anchor i
   * @param action is given each row, and may change it
   */
  FloatMatrix exponentials(
      FloatMatrix candidates, FloatMatrix anchors, boolean samePositionExcluded, RowAction action) {
    int width = anchors.rows();
    FloatMatrix tile = FloatMatrix.ofRows(memory.memory(), candidates.rows(), width);
    product.multiply(candidates, anchors.transpose(), tile);
    for (int candidate = 0; candidate < candidates.rows(); candidate++) {
      tile.memory().get(candidate * width, row, 0, width);
      exponential.apply(row, width);
      if (samePositionExcluded) {
        row[candidate] = 0;
      }
      action.on(candidate, row);
      tile.memory().put(candidate * width, row, 0, width);
    }
    return tile;
  }
}
