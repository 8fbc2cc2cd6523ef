package io.github.lac4j.contrastive.loss;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The one formula behind all losses of this package: each of R anchors has one positive and M
 * candidates for negatives.
 *
 * <pre>
 *   L = mean over anchors i of  log( [exp(p_i)] + sum over allowed j of exp(S_ij) )  -  w_i p_i
 *
 *   p_i  = &lt;anchor, positive&gt; / tau      S_ij = &lt;anchor, candidate&gt; / tau
 *   dL/dp_i  = ([P_i+] - w_i) / R        dL/dS_ij = P_ij / R        P = softmax of what is in the log
 * </pre>
 *
 * <p>The bracketed terms are left out by decoupled losses. Sums are taken in double after
 * subtracting the row's maximum, so that no logit overflows; excluded candidates are left out, not
 * set to a large negative number.
 */
final class Contrast {

  private final double value;
  private final double[] positiveGradient;
  private final INDArray negativeGradient;

  private Contrast(double value, double[] positiveGradient, INDArray negativeGradient) {
    this.value = value;
    this.positiveGradient = positiveGradient;
    this.negativeGradient = negativeGradient;
  }

  /** Names the candidates that are no negatives of an anchor: itself, its positive. */
  @FunctionalInterface
  interface Exclusions {
    /** Excludes nothing. */
    Exclusions NONE = anchor -> new int[0];

    /** Returns the positions of the candidates that do not count for an anchor. */
    int[] of(int anchor);
  }

  /**
   * Evaluates the formula.
   *
   * @param anchors unit rows, R x D
   * @param candidates unit rows, M x D, of the same type
   * @param positives the cosine of each anchor with its positive
   * @param weights w, one for each anchor
   * @param coupled whether the positive is in the denominator
   */
  static Contrast of(
      INDArray anchors,
      INDArray candidates,
      double[] positives,
      double[] weights,
      boolean coupled,
      Exclusions exclusions,
      double temperature) {
    int rows = positives.length;
    int columns = Math.toIntExact(candidates.size(0));
    double[] logits = cosines(anchors, candidates);
    double[] rowValues = new double[rows];
    double[] positiveGradient = new double[rows];
    // Rows touch nothing of each other, and their values are added in order: threads change no bit.
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              int start = row * columns;
              double positive = positives[row] / temperature;
              for (int excluded : exclusions.of(row)) {
                logits[start + excluded] = Double.NEGATIVE_INFINITY;
              }
              double maximum = coupled ? positive : Double.NEGATIVE_INFINITY;
              for (int j = start; j < start + columns; j++) {
                logits[j] /= temperature;
                maximum = Math.max(maximum, logits[j]);
              }
              double positiveTerm = coupled ? Math.exp(positive - maximum) : 0;
              double sum = positiveTerm;
              for (int j = start; j < start + columns; j++) {
                logits[j] = Math.exp(logits[j] - maximum);
                sum += logits[j];
              }
              rowValues[row] = maximum + Math.log(sum) - weights[row] * positive;
              double scale = 1 / (sum * rows * temperature);
              for (int j = start; j < start + columns; j++) {
                logits[j] *= scale;
              }
              positiveGradient[row] = (positiveTerm / sum - weights[row]) / (rows * temperature);
            });
    double value = 0;
    for (double rowValue : rowValues) {
      value += rowValue / rows;
    }
    INDArray gradient =
        Nd4j.createFromArray(logits).reshape('c', rows, columns).castTo(anchors.dataType());
    return new Contrast(value, positiveGradient, gradient);
  }

  /** Returns the cosine of each anchor with each candidate, anchor by anchor. */
  private static double[] cosines(INDArray anchors, INDArray candidates) {
    long rows = anchors.size(0);
    long columns = candidates.size(0);
    // Column order, M x R: the candidates of one anchor lie side by side.
    INDArray product =
        Nd4j.createUninitialized(anchors.dataType(), new long[] {columns, rows}, 'f');
    Nd4j.gemm(candidates, anchors, product, false, true, 1, 0);
    double[] cosines = new double[Math.toIntExact(rows * columns)];
    if (product.dataType() == DataType.DOUBLE) {
      product.data().asNioDouble().get(cosines);
    } else {
      FloatBuffer floats = product.data().asNioFloat();
      for (int i = 0; i < cosines.length; i++) {
        cosines[i] = floats.get(i);
      }
    }
    return cosines;
  }

  double value() {
    return value;
  }

  /** Returns d L / d cosine of each anchor with its positive. */
  double[] positiveGradient() {
    return positiveGradient;
  }

  /** Adds what the negatives give to the gradient of the unit anchors, R x D. */
  void addAnchorGradient(INDArray candidates, double[] gradient) {
    add(negativeGradient.mmul(candidates), gradient);
  }

  /** Adds what the negatives give to the gradient of the unit candidates, M x D. */
  void addCandidateGradient(INDArray anchors, double[] gradient) {
    add(negativeGradient.transpose().mmul(anchors), gradient);
  }

  private static void add(INDArray matrix, double[] gradient) {
    double[] values = UnitRows.toDoubles(matrix);
    for (int i = 0; i < values.length; i++) {
      gradient[i] += values[i];
    }
  }
}
