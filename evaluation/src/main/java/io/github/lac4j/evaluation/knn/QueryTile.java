package io.github.lac4j.evaluation.knn;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProduct;
import io.github.lac4j.core.matrix.MatrixProducts;
import io.github.lac4j.evaluation.feature.Features;

/** Some test images that share one pass over the bank; for one thread at a time. */
final class QueryTile {

  /** Test images a tile: few enough to fill many cores, and enough for products to be fast. */
  static final int SIZE = 128;

  private final MatrixProduct product = MatrixProducts.create();
  private final FeatureBank bank;
  private final FeatureSpace space;
  private final FloatMatrix queries;
  private final FloatMatrix similarities;
  private final float[] row;
  private final float[] line = new float[FeatureBank.BLOCK];

  QueryTile(FeatureBank bank, FeatureSpace space, int dimensions, MatrixMemory memory) {
    this.bank = bank;
    this.space = space;
    // A tile that is not full keeps rows of an earlier one, or zeros, whose products go unread.
    queries = memory.zeros(SIZE, dimensions);
    similarities = memory.zeros(SIZE, FeatureBank.BLOCK);
    row = new float[dimensions];
  }

  /** Returns the nearest k training images of some test images. */
  NearestNeighbors[] nearest(Features test, int first, int count, int k) {
    NearestNeighbors[] nearest = new NearestNeighbors[count];
    for (int query = 0; query < count; query++) {
      space.copyRow(test, first + query, row);
      queries.memory().put(query * row.length, row);
      nearest[query] = new NearestNeighbors(k);
    }
    for (int block = 0; block < bank.blocks(); block++) {
      float[] offsets = bank.offsets(block);
      for (int query = 0; query < SIZE; query++) {
        similarities.memory().put(query * offsets.length, offsets);
      }
      product.addProduct(queries, bank.features(block).transpose(), similarities);
      for (int query = 0; query < count; query++) {
        similarities.memory().get(query * line.length, line);
        nearest[query].offer(line, bank.rowsIn(block), block * FeatureBank.BLOCK);
      }
    }
    return nearest;
  }
}
