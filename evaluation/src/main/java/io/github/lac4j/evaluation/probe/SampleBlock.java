package io.github.lac4j.evaluation.probe;

import io.github.lac4j.core.vector.OrderedProduct;
import java.util.Arrays;

/** One block of samples at a time, in double precision: logits, losses and gradients. */
final class SampleBlock {

  private static final int SIZE = BlockedFeatures.SIZE;

  private final BlockedFeatures features;
  private final int inputs;
  private final int classes;
  private final float[] row;
  private final double[][] byRow;
  private final double[][] byColumn;
  private final double[][] logits;
  private final double[] residuals;
  private final double[] largest = new double[SIZE];
  private final double[] total = new double[SIZE];
  private int block;
  private int count;

  SampleBlock(BlockedFeatures features) {
    this.features = features;
    inputs = features.features().dimensions();
    classes = features.features().classes();
    row = new float[inputs];
    byRow = new double[SIZE][inputs];
    byColumn = new double[inputs][SIZE];
    logits = new double[classes][SIZE];
    residuals = new double[classes * SIZE];
  }

  /**
   * Takes a block and computes the logits of its samples.
   *
   * @param point weights, classes x D row after row, then one bias a class
   * @return how many samples the block has
   */
  int computeLogits(int chosen, double[] point) {
    block = chosen;
    count = features.count(block);
    features.copyByColumn(block, byColumn);
    for (int c = 0; c < classes; c++) {
      Arrays.fill(logits[c], 0, count, point[classes * inputs + c]);
    }
    OrderedProduct.add(point, 0, inputs, 1, classes, inputs, byColumn, logits, count);
    return count;
  }

  /** Returns the class of the largest logit of a sample; of equals the lowest. */
  int predict(int sample) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[c][sample] > logits[best][sample]) {
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
    Arrays.fill(largest, 0, count, Double.NEGATIVE_INFINITY);
    Arrays.fill(total, 0, count, 0);
    for (double[] logit : logits) {
      for (int i = 0; i < count; i++) {
        largest[i] = Math.max(largest[i], logit[i]);
      }
    }
    double loss = 0;
    for (int i = 0; i < count; i++) {
      loss += largest[i] - logits[features.label(block, i)][i];
    }
    for (double[] logit : logits) {
      for (int i = 0; i < count; i++) {
        logit[i] = Math.exp(logit[i] - largest[i]);
        total[i] += logit[i];
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < count; i++) {
        residuals[c * SIZE + i] = logits[c][i] / total[i];
      }
    }
    for (int i = 0; i < count; i++) {
      loss += Math.log(total[i]);
      residuals[features.label(block, i) * SIZE + i] -= 1;
    }
    return loss;
  }

  /** Adds the gradients of weights, classes x D, and of biases to sums. */
  void addGradient(double[][] weights, double[] biases) {
    features.copyByRow(block, row, byRow);
    OrderedProduct.add(residuals, 0, SIZE, 1, classes, count, byRow, weights, inputs);
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < count; i++) {
        biases[c] += residuals[c * SIZE + i];
      }
    }
  }
}
