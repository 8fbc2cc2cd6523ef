package io.github.lac4j.evaluation.probe;

import io.github.lac4j.evaluation.feature.Features;
import java.util.Arrays;

/**
 * A few samples at a time, in double precision and in both memory orders.
 *
 * <p>Logits are summed along the samples and gradients along the dimensions, so that each inner
 * loop runs over neighbours in memory and a JIT can turn it into vector instructions, which never
 * change the order in which one number is summed.
 */
final class SampleBlock {

  /** Samples a block, a multiple of 4; both copies of some hundred dimensions fit a cache. */
  static final int SIZE = 32;

  private final Features features;
  private final int inputs;
  private final int classes;
  private final float[] row;
  private final double[] byRow;
  private final double[] byColumn;
  private final double[] logits;
  private int start;
  private int count;

  SampleBlock(Features features) {
    this.features = features;
    inputs = features.dimensions();
    classes = features.classes();
    row = new float[inputs];
    byRow = new double[SIZE * inputs];
    byColumn = new double[inputs * SIZE];
    logits = new double[classes * SIZE];
  }

  /** Takes the samples from a row on; what is missing in the last block counts as zero. */
  void load(int from) {
    start = from;
    count = Math.min(SIZE, features.rows() - from);
    if (count < SIZE) {
      Arrays.fill(byRow, 0);
      Arrays.fill(byColumn, 0);
    }
    for (int i = 0; i < count; i++) {
      features.copyRow(from + i, row, 0);
      for (int d = 0; d < inputs; d++) {
        byRow[i * inputs + d] = row[d];
        byColumn[d * SIZE + i] = row[d];
      }
    }
  }

  int count() {
    return count;
  }

  int label(int sample) {
    return features.label(start + sample);
  }

  /** Computes the logits of all samples from weights and biases. */
  void computeLogits(double[] point) {
    for (int c = 0; c < classes; c++) {
      Arrays.fill(logits, c * SIZE, (c + 1) * SIZE, point[classes * inputs + c]);
      int d = 0;
      for (; d + 4 <= inputs; d += 4) {
        addFourColumns(point, c * inputs + d, d * SIZE, c * SIZE);
      }
      for (; d < inputs; d++) {
        addColumn(point[c * inputs + d], d * SIZE, c * SIZE);
      }
    }
  }

  private void addFourColumns(double[] point, int weight, int column, int target) {
    double first = point[weight];
    double second = point[weight + 1];
    double third = point[weight + 2];
    double fourth = point[weight + 3];
    for (int i = 0; i < SIZE; i++) {
      logits[target + i] +=
          first * byColumn[column + i]
              + second * byColumn[column + SIZE + i]
              + third * byColumn[column + 2 * SIZE + i]
              + fourth * byColumn[column + 3 * SIZE + i];
    }
  }

  private void addColumn(double weight, int column, int target) {
    for (int i = 0; i < SIZE; i++) {
      logits[target + i] += weight * byColumn[column + i];
    }
  }

  /** Returns the class of the largest logit of a sample; of equals the lowest. */
  int predict(int sample) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[c * SIZE + sample] > logits[best * SIZE + sample]) {
        best = c;
      }
    }
    return best;
  }

  /**
   * Turns the logits into their gradients, probability minus one at the label, and returns the
   * summed cross-entropy.
   */
  double computeResiduals() {
    double loss = 0;
    for (int sample = 0; sample < count; sample++) {
      double largest = logits[predict(sample) * SIZE + sample];
      int labelAt = label(sample) * SIZE + sample;
      double labelLogit = logits[labelAt] - largest;
      double total = 0;
      for (int at = sample; at < logits.length; at += SIZE) {
        logits[at] = Math.exp(logits[at] - largest);
        total += logits[at];
      }
      for (int at = sample; at < logits.length; at += SIZE) {
        logits[at] /= total;
      }
      logits[labelAt] -= 1;
      loss += Math.log(total) - labelLogit;
    }
    for (int sample = count; sample < SIZE; sample++) {
      for (int at = sample; at < logits.length; at += SIZE) {
        logits[at] = 0;
      }
    }
    return loss;
  }

  /** Adds the gradient of weights and biases to a sum that is laid out as the point. */
  void addGradient(double[] sum) {
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < SIZE; i += 4) {
        addFourRows(c * SIZE + i, i * inputs, sum, c * inputs);
      }
      for (int i = 0; i < SIZE; i++) {
        sum[classes * inputs + c] += logits[c * SIZE + i];
      }
    }
  }

  private void addFourRows(int residual, int from, double[] sum, int target) {
    double first = logits[residual];
    double second = logits[residual + 1];
    double third = logits[residual + 2];
    double fourth = logits[residual + 3];
    for (int d = 0; d < inputs; d++) {
      sum[target + d] +=
          first * byRow[from + d]
              + second * byRow[from + inputs + d]
              + third * byRow[from + 2 * inputs + d]
              + fourth * byRow[from + 3 * inputs + d];
    }
  }
}
