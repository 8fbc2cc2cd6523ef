package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.vector.MatrixProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The negatives in float, as tiles of a block of candidates by a block of anchors.
 *
 * <p>Logits lie within 1/tau of zero, so that exp needs no shift, and one exponential serves the
 * sums of both its anchor and its candidate: dL/dS_ij = exp(S_ij) (1/D_i + 1/D_j) / (R tau). Of a
 * side against itself only one triangle is computed. The gradient needs the tiles a second time: a
 * fixed number of them is kept, the others are computed again. Where candidates are constants they
 * are read once, since the gradient is then a sum that is divided by D_i at the end.
 *
 * <p>Tiles of one round share no sum, and rounds follow one another; so every sum has an order that
 * does not depend on the number of threads.
 */
final class TiledNegatives implements Negatives {

  /** The largest 1/tau: exp(-64) to 65536 exp(64) and their inverses are floats. */
  static final double LARGEST_LOGIT = 64;

  /** The most rows of a block: long loops, whose rows still stay in a core's nearest cache. */
  static final int BLOCK = 512;

  /** A side of more rows is two blocks at least, so that there are tiles for several cores. */
  private static final int UNDIVIDED = 256;

  /** The first tiles are not computed again for the gradient, but kept: 16 megabytes at most. */
  private static final int KEPT_TILES = 16;

  /** Among how many partial sums the candidates of an anchor are divided if its side is short. */
  private static final int PARTS = 8;

  private static final float[] ONES = new float[BLOCK];

  static {
    Arrays.fill(ONES, 1);
  }

  private final List<Directions> sides;
  private final double temperature;
  private final boolean constants;
  private final int dimension;
  private final int furtherSquarings;
  private final int widest;
  private final List<List<RowBlock>> blocks;
  private final List<List<Tile>> rounds = new ArrayList<>();
  private int tiles;
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

  TiledNegatives(
      List<Directions> sides, List<Match> matches, boolean constants, double temperature) {
    this.sides = sides;
    this.temperature = temperature;
    this.constants = constants;
    this.dimension = sides.get(0).dimension();
    this.furtherSquarings = TileArithmetic.furtherSquarings(1 / temperature);
    this.blocks = IntStream.range(0, sides.size()).mapToObj(side -> blocks(side, matches)).toList();
    this.widest =
        blocks.stream().flatMap(List::stream).mapToInt(RowBlock::rows).max().orElseThrow();
    matches.forEach(this::addTiles);
  }

  /** Some anchors against some candidates; it adds to one part of the anchors' sums. */
  private static final class Tile {
    private final Match match;
    private final RowBlock anchors;
    private final RowBlock.Sums sums;
    private final RowBlock candidates;
    private final boolean keep;
    private float[][] kept;

    private Tile(Match match, RowBlock anchors, int part, RowBlock candidates, boolean keep) {
      this.match = match;
      this.anchors = anchors;
      this.sums = anchors.sums(part);
      this.candidates = candidates;
      this.keep = keep;
    }

    /** Whether candidates have these anchors as negatives by this tile too. */
    private boolean bothWays() {
      return match.mutual() && anchors != candidates;
    }
  }

  /** What one thread needs for a tile. */
  private static final class Scratch {
    private final int width;
    private final float[][] columnSums;
    private final float[] candidates;
    private float[][] tile;
    private float[][] transpose;

    private Scratch(int width, int dimension, boolean constants) {
      this.width = width;
      this.columnSums = new float[1][width];
      this.candidates = constants ? new float[width * dimension] : null;
    }

    private float[][] tile() {
      if (tile == null) {
        tile = new float[width][width];
      }
      return tile;
    }

    private float[][] transpose() {
      if (transpose == null) {
        transpose = new float[width][width];
      }
      return transpose;
    }
  }

  private List<RowBlock> blocks(int side, List<Match> matches) {
    Directions rows = sides.get(side);
    int count = count(side);
    int parts = constants ? 0 : 1;
    for (Match match : matches) {
      if (match.anchors() == side) {
        parts = !match.mutual() && count < PARTS ? Math.min(PARTS, count(match.candidates())) : 1;
      }
    }
    int kept = parts;
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(
            block -> {
              int first = (int) ((long) rows.rows() * block / count);
              int next = (int) ((long) rows.rows() * (block + 1) / count);
              return new RowBlock(rows, first, next - first, kept);
            })
        .toList();
  }

  private int count(int side) {
    int rows = sides.get(side).rows();
    int fewest = constants || rows <= UNDIVIDED ? 1 : 2;
    return Math.max(fewest, (rows + BLOCK - 1) / BLOCK);
  }

  /** Deals the tiles out to rounds: those of one diagonal first, which share no block. */
  private void addTiles(Match match) {
    List<RowBlock> anchors = blocks.get(match.anchors());
    List<RowBlock> candidates = blocks.get(match.candidates());
    int diagonals = Math.max(anchors.size(), candidates.size());
    for (int diagonal = 0; diagonal < diagonals; diagonal++) {
      for (int i = 0; i < anchors.size(); i++) {
        int j = Math.floorMod(diagonal - i, diagonals);
        boolean mirrored = match.anchors() == match.candidates() && j < i;
        if (j < candidates.size() && !mirrored) {
          RowBlock block = anchors.get(i);
          boolean keep = !constants && tiles++ < KEPT_TILES;
          add(new Tile(match, block, j % block.parts(), candidates.get(j), keep));
        }
      }
    }
  }

  private void add(Tile tile) {
    int round = tile.sums.freeFrom();
    if (!constants && tile.anchors != tile.candidates) {
      round = tile.candidates.sums(0).take(round);
    }
    tile.sums.take(round);
    while (rounds.size() <= round) {
      rounds.add(new ArrayList<>());
    }
    rounds.get(round).add(tile);
  }

  @Override
  public double[][] logSums() {
    forEachTile(this::sum);
    double[][] logSums = new double[sides.size()][];
    for (int side = 0; side < logSums.length; side++) {
      logSums[side] = new double[sides.get(side).rows()];
      for (RowBlock block : blocks.get(side)) {
        for (int row = 0; row < block.rows(); row++) {
          logSums[side][block.first() + row] = Math.log(block.exponentials(row));
        }
      }
    }
    return logSums;
  }

  @Override
  public void addGradients(double[][] logDenominators, int anchors, double[][] gradients) {
    double scale = 1 / (anchors * temperature);
    if (!constants) {
      forEachTile(
          (tile, scratch) ->
              addGradient(
                  tile,
                  shares(tile.anchors, logDenominators[tile.match.anchors()], scale),
                  tile.match.mutual()
                      ? shares(tile.candidates, logDenominators[tile.match.candidates()], scale)
                      : new float[tile.candidates.rows()],
                  scratch));
    }
    for (int side = 0; side < gradients.length; side++) {
      double[] gradient = gradients[side];
      double[] denominators = logDenominators[side];
      if (gradient != null) {
        blocks.get(side).parallelStream()
            .forEach(block -> block.addGradient(factors(block, denominators, scale), gradient));
      }
    }
  }

  /** Returns what the sums of a block have not been multiplied by yet. */
  private double[] factors(RowBlock block, double[] logDenominators, double scale) {
    double[] factors = new double[block.rows()];
    Arrays.setAll(
        factors, row -> constants ? scale * Math.exp(-logDenominators[block.first() + row]) : 1);
    return factors;
  }

  /** Returns what exp(S_ij) is multiplied by to make it a gradient, for each row of a block. */
  private static float[] shares(RowBlock block, double[] logDenominators, double scale) {
    float[] shares = new float[block.rows()];
    for (int row = 0; row < shares.length; row++) {
      shares[row] = (float) (scale * Math.exp(-logDenominators[block.first() + row]));
    }
    return shares;
  }

  private void forEachTile(BiConsumer<Tile, Scratch> action) {
    for (List<Tile> round : rounds) {
      round.parallelStream()
          .forEach(
              tile -> {
                Scratch polled = idle.poll();
                Scratch scratch =
                    polled == null ? new Scratch(widest, dimension, constants) : polled;
                action.accept(tile, scratch);
                idle.add(scratch);
              });
    }
  }

  private void sum(Tile tile, Scratch scratch) {
    RowBlock candidates = tile.candidates;
    int width = tile.anchors.rows();
    float[] rows = rows(tile, scratch);
    float[][] exponentials = exponentials(tile, rows, scratch);
    Arrays.fill(scratch.columnSums[0], 0);
    MatrixProduct.add(ONES, 0, 0, 1, 1, candidates.rows(), exponentials, scratch.columnSums, width);
    for (int i = 0; i < width; i++) {
      tile.sums.exponentials()[i] += scratch.columnSums[0][i];
    }
    if (tile.bothWays()) {
      double[] sums = candidates.sums(0).exponentials();
      for (int j = 0; j < candidates.rows(); j++) {
        sums[j] += TileArithmetic.sum(exponentials[j], width);
      }
    }
    if (constants) {
      addAnchorGradient(tile, rows, exponentials);
    }
  }

  private void addGradient(
      Tile tile, float[] anchorShares, float[] candidateShares, Scratch scratch) {
    RowBlock anchors = tile.anchors;
    RowBlock candidates = tile.candidates;
    float[] rows = rows(tile, scratch);
    float[][] softmax = tile.keep ? tile.kept : exponentials(tile, rows, scratch);
    for (int j = 0; j < candidates.rows(); j++) {
      TileArithmetic.scale(softmax[j], candidateShares[j], anchorShares, anchors.rows());
    }
    addAnchorGradient(tile, rows, softmax);
    if (anchors != candidates) {
      float[][] transpose = scratch.transpose();
      TileArithmetic.transpose(softmax, candidates.rows(), anchors.rows(), transpose);
      MatrixProduct.add(
          anchors.byRow(),
          0,
          1,
          dimension,
          dimension,
          anchors.rows(),
          transpose,
          candidates.sums(0).gradient(),
          candidates.rows());
    }
  }

  private void addAnchorGradient(Tile tile, float[] candidateRows, float[][] softmax) {
    MatrixProduct.add(
        candidateRows,
        0,
        1,
        dimension,
        dimension,
        tile.candidates.rows(),
        softmax,
        tile.sums.gradient(),
        tile.anchors.rows());
  }

  /** Returns the candidates by row. */
  private float[] rows(Tile tile, Scratch scratch) {
    RowBlock candidates = tile.candidates;
    if (!constants) {
      return candidates.byRow();
    }
    sides
        .get(tile.match.candidates())
        .copy(candidates.first(), candidates.rows(), scratch.candidates);
    return scratch.candidates;
  }

  /** Returns exp(S_ij), one row for each candidate. */
  private float[][] exponentials(Tile tile, float[] candidateRows, Scratch scratch) {
    int rows = tile.candidates.rows();
    int width = tile.anchors.rows();
    float[][] exponentials;
    if (tile.keep) {
      tile.kept = new float[rows][width];
      exponentials = tile.kept;
    } else {
      exponentials = scratch.tile();
      for (int j = 0; j < rows; j++) {
        Arrays.fill(exponentials[j], 0, width, 0);
      }
    }
    MatrixProduct.add(
        candidateRows,
        0,
        dimension,
        1,
        rows,
        dimension,
        tile.anchors.byColumn(),
        exponentials,
        width);
    for (int j = 0; j < rows; j++) {
      TileArithmetic.exponentials(exponentials[j], 1 / temperature, furtherSquarings, width);
      if (tile.match.samePositionExcluded() && tile.candidates.first() == tile.anchors.first()) {
        exponentials[j][j] = 0;
      }
    }
    return exponentials;
  }
}
