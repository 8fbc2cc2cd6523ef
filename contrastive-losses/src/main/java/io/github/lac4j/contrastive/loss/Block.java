package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.matrix.FloatMatrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of one side that follow one another, no more than fit into a tile.
 *
 * @param side the number of the side
 * @param first the first row
 * @param rows how many
 */
record Block(int side, int first, int rows) {

  /** A side of more rows is two blocks at least, so that there is work for several cores. */
  private static final int UNDIVIDED = 128;

  /** Divides a side into blocks of nearly equal size. */
  static List<Block> of(int side, int rows) {
    int count = Math.max(rows <= UNDIVIDED ? 1 : 2, (rows + Tile.LARGEST - 1) / Tile.LARGEST);
    return IntStream.range(0, count)
        .mapToObj(
            block -> {
              int first = (int) ((long) rows * block / count);
              int next = (int) ((long) rows * (block + 1) / count);
              return new Block(side, first, next - first);
            })
        .toList();
  }

  /** Returns these rows of a matrix of all rows of the side. */
  FloatMatrix of(FloatMatrix matrix) {
    return matrix.rows(first, rows);
  }
}
