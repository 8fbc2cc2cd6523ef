package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProduct;
import io.github.lac4j.core.matrix.MatrixProducts;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A tile for each thread that works at the same time. */
final class Tiles {

  private final Exponential exponential;
  private final MatrixMemory memory;
  private final Queue<Tile> idle = new ConcurrentLinkedQueue<>();

  Tiles(double temperature, MatrixMemory memory) {
    this.exponential = Exponential.over(temperature);
    this.memory = memory;
  }

  /** Does work with a tile that no other thread uses meanwhile. */
  void use(Consumer<Tile> work) {
    Tile polled = idle.poll();
    Tile tile = polled == null ? new Tile(MatrixProducts.create(), exponential, memory) : polled;
    work.accept(tile);
    idle.add(tile);
  }

  /**
   * What one thread needs for exp(cosine / tau) of some candidates, one row for each, and some
   * anchors, one column for each.
   */
  static final class Tile {

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
        FloatMatrix candidates,
        FloatMatrix anchors,
        boolean samePositionExcluded,
        RowAction action) {
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

  /**
   * exp(x / tau) of rows of floats, as the power of the series of a small exponent.
   *
   * <p>Loops as plain as this one are turned into vector instructions, a call of Math.exp is not.
   *
   * @param factor what x is multiplied by to become the small exponent
   * @param furtherSquarings how often the outcome is squared once more
   */
  record Exponential(float factor, int furtherSquarings) {

    /** Squarings within the loop. */
    private static final int SQUARINGS = 4;

    /** Where the polynomial is off by less than a float can tell, the squarings included. */
    private static final double POLYNOMIAL_RANGE = 0.625;

    /** Prepares exponents up to 1/tau in magnitude, exact to some float roundings. */
    static Exponential over(double temperature) {
      int squarings = 0;
      while (Math.scalb(1 / temperature, -SQUARINGS - squarings) > POLYNOMIAL_RANGE) {
        squarings++;
      }
      return new Exponential(
          (float) Math.scalb(1 / temperature, -SQUARINGS - squarings), squarings);
    }

    /** Replaces the first values of a row. */
    void apply(float[] row, int width) {
      seriesSquared(row, factor, width);
      for (int i = 0; i < furtherSquarings; i++) {
        square(row, width);
      }
    }

    private static void seriesSquared(float[] row, float factor, int width) {
      for (int x = 0; x < width; x++) {
        float v = row[x] * factor;
        float e = Math.fma(v, 1f / 362_880, 1f / 40_320);
        e = Math.fma(v, e, 1f / 5040);
        e = Math.fma(v, e, 1f / 720);
        e = Math.fma(v, e, 1f / 120);
        e = Math.fma(v, e, 1f / 24);
        e = Math.fma(v, e, 1f / 6);
        e = Math.fma(v, e, 0.5f);
        e = Math.fma(v, e, 1f);
        e = Math.fma(v, e, 1f);
        e *= e;
        e *= e;
        e *= e;
        row[x] = e * e;
      }
    }

    private static void square(float[] row, int width) {
      for (int x = 0; x < width; x++) {
        row[x] = row[x] * row[x];
      }
    }
  }

  /** Loops over a row of floats, plain enough to become vector instructions. */
  static final class RowLoops {

    private RowLoops() {}

    /** Adds a row to sums. */
    static void add(float[] row, float[] sums, int width) {
      for (int x = 0; x < width; x++) {
        sums[x] += row[x];
      }
    }

    /** Multiplies a row by {@code own + others[x]}. */
    static void scale(float[] row, float own, float[] others, int width) {
      for (int x = 0; x < width; x++) {
        row[x] = row[x] * (own + others[x]);
      }
    }

    /** Returns the sum of a row, in an order that is always the same. */
    static double sum(float[] row, int width) {
      // One sum would wait for each addition to end before the next.
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int x = 0;
      for (; x + 4 <= width; x += 4) {
        s0 += row[x];
        s1 += row[x + 1];
        s2 += row[x + 2];
        s3 += row[x + 3];
      }
      double rest = 0;
      for (; x < width; x++) {
        rest += row[x];
      }
      return rest + s0 + s1 + s2 + s3;
    }
  }
}
