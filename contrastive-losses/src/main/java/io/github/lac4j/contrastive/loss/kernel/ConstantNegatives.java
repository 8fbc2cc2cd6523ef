package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The negatives in float, a tile of candidates by anchors at a time, where all anchors have the
 * same constants as negatives.
 *
 * <p>These are read once: the gradient of anchor i is the sum of exp(S_ij) times row j, divided by
 * D_i at the end.
 */
final class ConstantNegatives implements Negatives {

  /** Among how many partial sums the candidates of an anchor are divided if anchors are few. */
  private static final int PARTS = 8;

  private final FloatMatrix anchors;
  private final FloatMatrix gradient;
  private final QueueRows queue;
  private final double temperature;
  private final Tiles tiles;
  private final MatrixMemory memory;
  private final List<Lane> lanes;

  /** The sums of some anchors over some of the candidates, which one thread at a time adds to. */
  private static final class Lane {
    private final Tiles.Block anchors;
    private final List<Tiles.Block> candidates;
    private final double[] sums;
    private final FloatMatrix gradient;

    Lane(Tiles.Block anchors, List<Tiles.Block> candidates, FloatMatrix gradient) {
      this.anchors = anchors;
      this.candidates = candidates;
      this.sums = new double[anchors.rows()];
      this.gradient = gradient;
    }
  }

  /**
   * @param anchors unit rows, N x D
   * @param gradient what their gradient is added to, N x D
   */
  ConstantNegatives(
      FloatMatrix anchors,
      FloatMatrix gradient,
      QueueRows queue,
      double temperature,
      Tiles tiles,
      MatrixMemory memory) {
    this.anchors = anchors;
    this.gradient = gradient;
    this.queue = queue;
    this.temperature = temperature;
    this.tiles = tiles;
    this.memory = memory;
    List<Tiles.Block> blocks = Tiles.Block.of(0, anchors.rows());
    List<Tiles.Block> candidates = Tiles.Block.of(1, queue.rows());
    int parts = blocks.size() < PARTS ? Math.min(PARTS, candidates.size()) : 1;
    this.lanes =
        blocks.stream()
            .flatMap(
                block ->
                    IntStream.range(0, parts)
                        .mapToObj(
                            part ->
                                new Lane(
                                    block,
                                    every(parts, part, candidates),
                                    memory.zeros(block.rows(), anchors.columns()))))
            .toList();
  }

  private static List<Tiles.Block> every(int parts, int part, List<Tiles.Block> candidates) {
    return IntStream.range(0, candidates.size())
        .filter(i -> i % parts == part)
        .mapToObj(candidates::get)
        .toList();
  }

  @Override
  public double[][] logSums() {
    FloatMatrix candidates = queue.floats();
    try {
      lanes.parallelStream().forEach(lane -> tiles.use(tile -> addAll(lane, tile, candidates)));
    } finally {
      Reference.reachabilityFence(queue);
    }
    double[] sums = new double[anchors.rows()];
    for (Lane lane : lanes) {
      for (int i = 0; i < lane.sums.length; i++) {
        sums[lane.anchors.first() + i] += lane.sums[i];
      }
    }
    Arrays.setAll(sums, row -> Math.log(sums[row]));
    return new double[][] {sums};
  }

  private void addAll(Lane lane, Tiles.Tile tile, FloatMatrix queue) {
    FloatMatrix units = lane.anchors.of(anchors);
    int width = units.rows();
    float[] tileSums = tile.columns();
    for (Tiles.Block block : lane.candidates) {
      FloatMatrix candidates = block.of(queue);
      Arrays.fill(tileSums, 0);
      FloatMatrix exponentials =
          tile.exponentials(
              candidates,
              units,
              false,
              (candidate, row) -> Tiles.RowLoops.add(row, tileSums, width));
      for (int i = 0; i < width; i++) {
        lane.sums[i] += tileSums[i];
      }
      tile.product().addProduct(exponentials.transpose(), candidates, lane.gradient);
    }
  }

  @Override
  public void addGradients(double[][] logDenominators, int rows) {
    double scale = 1 / (rows * temperature);
    for (Lane lane : lanes) {
      int first = lane.anchors.first();
      double[] factors = new double[lane.anchors.rows()];
      Arrays.setAll(factors, i -> scale * Math.exp(-logDenominators[0][first + i]));
      new FloatRows(lane.anchors.of(gradient), memory)
          .addScaled(new FloatRows(lane.gradient, memory), factors);
    }
  }
}
