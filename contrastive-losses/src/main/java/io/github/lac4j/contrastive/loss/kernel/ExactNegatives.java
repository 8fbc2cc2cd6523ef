package io.github.lac4j.contrastive.loss.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The negatives in double, some anchors and some candidates at a time.
 *
 * <p>The maximum of a row is subtracted before the exponential, so that no temperature overflows;
 * excluded candidates are left out, not set to a large negative number.
 */
final class ExactNegatives implements Negatives {

  /** Anchors at a time. */
  static final int ANCHORS = 256;

  /** Candidates at a time. */
  static final int CANDIDATES = 1024;

  private final List<? extends Directions> sides;
  private final List<DoubleRows> gradients;
  private final List<Match> matches;
  private final double temperature;

  /**
   * @param sides the unit rows of each side
   * @param gradients for each of the first sides what their gradient is added to; further sides are
   *     constants
   */
  ExactNegatives(
      List<? extends Directions> sides,
      List<DoubleRows> gradients,
      List<Match> matches,
      double temperature) {
    this.sides = sides;
    this.gradients = gradients;
    this.matches = matches.stream().flatMap(ExactNegatives::oneWay).toList();
    this.temperature = temperature;
  }

  private static Stream<Match> oneWay(Match match) {
    Match back =
        new Match(
            /* anchors= */ match.candidates(),
            /* candidates= */ match.anchors(),
            false,
            match.samePositionExcluded());
    return match.mutual() && match.anchors() != match.candidates()
        ? Stream.of(match, back)
        : Stream.of(match);
  }

  @Override
  public double[][] logSums() {
    double[][] logSums = new double[sides.size()][];
    for (int side = 0; side < logSums.length; side++) {
      logSums[side] = new double[sides.get(side).rows()];
      Arrays.fill(logSums[side], Double.NEGATIVE_INFINITY);
    }
    forEachTile(
        tile -> {
          double[] sums = logSums[tile.match.anchors()];
          tile.forEachRow(
              (anchor, start) ->
                  sums[anchor] = Contrast.logOfSum(tile.logSum(start), sums[anchor]));
        });
    return logSums;
  }

  @Override
  public void addGradients(double[][] logDenominators, int anchors) {
    double scale = 1 / (anchors * temperature);
    forEachTile(
        tile -> {
          double[] denominators = logDenominators[tile.match.anchors()];
          tile.forEachRow((anchor, start) -> tile.softmax(start, denominators[anchor], scale));
          tile.addGradients();
        });
  }

  private void forEachTile(Consumer<Tile> action) {
    for (Match match : matches) {
      int anchors = sides.get(match.anchors()).rows();
      int candidates = sides.get(match.candidates()).rows();
      for (int anchor = 0; anchor < anchors; anchor += ANCHORS) {
        for (int candidate = 0; candidate < candidates; candidate += CANDIDATES) {
          action.accept(
              new Tile(
                  match,
                  anchor,
                  Math.min(ANCHORS, anchors - anchor),
                  candidate,
                  Math.min(CANDIDATES, candidates - candidate)));
        }
      }
    }
  }

  @FunctionalInterface
  private interface RowAction {
    void accept(int anchor, int start);
  }

  /** Some anchors against some candidates: first their logits, then their share of the softmax. */
  private final class Tile {

    private final Match match;
    private final int firstAnchor;
    private final int firstCandidate;
    private final int candidates;
    private final INDArray anchorRows;
    private final INDArray candidateRows;
    private final INDArray product;
    private final double[] values;

    Tile(Match match, int firstAnchor, int anchors, int firstCandidate, int candidates) {
      this.match = match;
      this.firstAnchor = firstAnchor;
      this.firstCandidate = firstCandidate;
      this.candidates = candidates;
      this.anchorRows = sides.get(match.anchors()).doubles(firstAnchor, anchors);
      this.candidateRows = sides.get(match.candidates()).doubles(firstCandidate, candidates);
      // Column order: the candidates of one anchor lie side by side.
      this.product =
          Nd4j.createUninitialized(DataType.DOUBLE, new long[] {candidates, anchors}, 'f');
      Nd4j.gemm(candidateRows, anchorRows, product, false, true, 1 / temperature, 0);
      this.values = new double[candidates * anchors];
      product.data().asNioDouble().get(values);
    }

    /** Rows touch nothing of each other: threads change no bit. */
    void forEachRow(RowAction action) {
      IntStream.range(0, values.length / candidates)
          .parallel()
          .forEach(
              row -> {
                int start = row * candidates;
                int same = firstAnchor + row - firstCandidate;
                if (match.samePositionExcluded() && same >= 0 && same < candidates) {
                  values[start + same] = Double.NEGATIVE_INFINITY;
                }
                action.accept(firstAnchor + row, start);
              });
    }

    double logSum(int start) {
      double maximum = Double.NEGATIVE_INFINITY;
      for (int j = start; j < start + candidates; j++) {
        maximum = Math.max(maximum, values[j]);
      }
      if (maximum == Double.NEGATIVE_INFINITY) {
        return maximum;
      }
      double sum = 0;
      for (int j = start; j < start + candidates; j++) {
        sum += Math.exp(values[j] - maximum);
      }
      return maximum + Math.log(sum);
    }

    void softmax(int start, double logDenominator, double scale) {
      for (int j = start; j < start + candidates; j++) {
        // Nothing is left where everything was excluded.
        values[j] =
            values[j] == Double.NEGATIVE_INFINITY
                ? 0
                : Math.exp(values[j] - logDenominator) * scale;
      }
    }

    void addGradients() {
      product.data().asNioDouble().put(values);
      gradients.get(match.anchors()).add(firstAnchor, product.transpose().mmul(candidateRows));
      if (match.candidates() < gradients.size()) {
        gradients.get(match.candidates()).add(firstCandidate, product.mmul(anchorRows));
      }
    }
  }

  /** Rows of length one, as doubles. */
  interface Directions {

    /** Returns N, the number of rows. */
    int rows();

    /** Returns rows as a matrix of doubles, count x D. */
    INDArray doubles(int firstRow, int count);
  }
}
