package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * The negatives in float, a tile of candidates by anchors at a time, where candidates receive a
 * gradient.
 *
 * <p>Logits lie within 1/tau of zero, so that exp needs no shift, and one exponential serves the
 * sums of both its anchor and its candidate: dL/dS_ij = exp(S_ij) (1/D_i + 1/D_j) / (R tau). Of a
 * side against itself only one triangle is computed. The gradient needs the tiles a second time and
 * computes them again, so that what is held grows with the rows alone.
 */
final class VariableNegatives implements Negatives {

  private final List<FloatMatrix> units;
  private final List<FloatMatrix> gradients;
  private final double temperature;
  private final Tiles tiles;
  private final Rounds<Pair> rounds = new Rounds<>();

  /** Blocks of candidates and anchors. */
  private record Pair(Match match, Tiles.Block anchors, Tiles.Block candidates) {

    /** Whether candidates have these anchors as negatives by this pair too. */
    boolean bothWays() {
      return match.mutual() && !anchors.equals(candidates);
    }

    boolean samePositionExcluded() {
      return match.samePositionExcluded() && anchors.first() == candidates.first();
    }
  }

  /**
   * @param units for each side its unit rows, N x D
   * @param gradients for each side what their gradient is added to, N x D
   */
  VariableNegatives(
      List<FloatMatrix> units,
      List<FloatMatrix> gradients,
      List<Match> matches,
      double temperature,
      Tiles tiles) {
    this.units = units;
    this.gradients = gradients;
    this.temperature = temperature;
    this.tiles = tiles;
    matches.forEach(this::addPairs);
  }

  /** Deals the pairs out to rounds: those of one diagonal first, which share no block. */
  private void addPairs(Match match) {
    List<Tiles.Block> anchors = Tiles.Block.of(match.anchors(), units.get(match.anchors()).rows());
    List<Tiles.Block> candidates =
        Tiles.Block.of(match.candidates(), units.get(match.candidates()).rows());
    int diagonals = Math.max(anchors.size(), candidates.size());
    for (int diagonal = 0; diagonal < diagonals; diagonal++) {
      for (int i = 0; i < anchors.size(); i++) {
        int j = Math.floorMod(diagonal - i, diagonals);
        boolean mirrored = match.anchors() == match.candidates() && j < i;
        if (j < candidates.size() && !mirrored) {
          Pair pair = new Pair(match, anchors.get(i), candidates.get(j));
          rounds.add(pair, pair.anchors, pair.candidates);
        }
      }
    }
  }

  @Override
  public double[][] logSums() {
    double[][] sums = new double[units.size()][];
    Arrays.setAll(sums, side -> new double[units.get(side).rows()]);
    rounds.forEach(pair -> tiles.use(tile -> addSums(pair, tile, sums)));
    for (double[] side : sums) {
      Arrays.setAll(side, row -> Math.log(side[row]));
    }
    return sums;
  }

  private void addSums(Pair pair, Tiles.Tile tile, double[][] sums) {
    int width = pair.anchors.rows();
    float[] anchorSums = tile.columns();
    Arrays.fill(anchorSums, 0);
    double[] candidateSums = sums[pair.candidates.side()];
    exponentials(
        pair,
        tile,
        (candidate, row) -> {
          Tiles.RowLoops.add(row, anchorSums, width);
          if (pair.bothWays()) {
            candidateSums[pair.candidates.first() + candidate] += Tiles.RowLoops.sum(row, width);
          }
        });
    for (int i = 0; i < width; i++) {
      sums[pair.anchors.side()][pair.anchors.first() + i] += anchorSums[i];
    }
  }

  @Override
  public void addGradients(double[][] logDenominators, int anchors) {
    double scale = 1 / (anchors * temperature);
    float[][] shares = new float[units.size()][];
    Arrays.setAll(shares, side -> shares(logDenominators[side], scale, units.get(side).rows()));
    rounds.forEach(pair -> tiles.use(tile -> addGradient(pair, tile, shares)));
  }

  /** Returns what makes exp(S_ij) a gradient, for each row; zeros for rows without negatives. */
  private static float[] shares(double[] logDenominators, double scale, int rows) {
    float[] shares = new float[rows];
    if (logDenominators != null) {
      for (int row = 0; row < rows; row++) {
        shares[row] = (float) (scale * Math.exp(-logDenominators[row]));
      }
    }
    return shares;
  }

  private void addGradient(Pair pair, Tiles.Tile tile, float[][] shares) {
    Tiles.Block anchors = pair.anchors;
    Tiles.Block candidates = pair.candidates;
    float[] anchorShares = tile.columns();
    System.arraycopy(shares[anchors.side()], anchors.first(), anchorShares, 0, anchors.rows());
    float[] candidateShares = shares[candidates.side()];
    FloatMatrix gradient =
        exponentials(
            pair,
            tile,
            (candidate, row) ->
                Tiles.RowLoops.scale(
                    row,
                    candidateShares[candidates.first() + candidate],
                    anchorShares,
                    anchors.rows()));
    tile.product()
        .addProduct(
            gradient.transpose(),
            candidates.of(units.get(candidates.side())),
            anchors.of(gradients.get(anchors.side())));
    if (!anchors.equals(candidates)) {
      tile.product()
          .addProduct(
              gradient,
              anchors.of(units.get(anchors.side())),
              candidates.of(gradients.get(candidates.side())));
    }
  }

  private FloatMatrix exponentials(Pair pair, Tiles.Tile tile, Tiles.Tile.RowAction action) {
    return tile.exponentials(
        pair.candidates.of(units.get(pair.candidates.side())),
        pair.anchors.of(units.get(pair.anchors.side())),
        pair.samePositionExcluded(),
        action);
  }
}
