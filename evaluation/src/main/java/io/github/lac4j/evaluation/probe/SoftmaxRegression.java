package io.github.lac4j.evaluation.probe;

import io.github.lac4j.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * The objective of multinomial logistic regression: mean cross-entropy plus {@code l2 / 2} times
 * the squared norm of the weights.
 *
 * <p>The point holds the weights, classes x D row after row, then one bias a class, which is not
 * regularised. Samples are summed in fixed blocks and the blocks in their order, so the result does
 * not depend on the number of threads.
 */
final class SoftmaxRegression implements DifferentiableFunction {

  private static final int BLOCK = 256;

  private final Features features;
  private final double l2;
  private final int classes;
  private final int inputs;

  SoftmaxRegression(Features features, double l2) {
    this.features = features;
    this.l2 = l2;
    classes = features.classes();
    inputs = features.dimensions();
  }

  @Override
  public int dimensions() {
    return classes * (inputs + 1);
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int rows = features.rows();
    int blocks = (rows + BLOCK - 1) / BLOCK;
    double[][] partials =
        IntStream.range(0, blocks)
            .parallel()
            .mapToObj(block -> block(point, block * BLOCK))
            .toArray(double[][]::new);
    double[] sum = partials[0];
    for (int block = 1; block < blocks; block++) {
      double[] partial = partials[block];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += partial[i];
      }
    }
    double squares = 0;
    for (int i = 0; i < classes * inputs; i++) {
      squares += point[i] * point[i];
      gradient[i] = sum[i] / rows + l2 * point[i];
    }
    for (int i = classes * inputs; i < gradient.length; i++) {
      gradient[i] = sum[i] / rows;
    }
    return sum[gradient.length] / rows + 0.5 * l2 * squares;
  }

  /** Returns the summed gradient of one block of samples, and behind it the summed loss. */
  private double[] block(double[] point, int start) {
    int count = Math.min(BLOCK, features.rows() - start);
    double[] sum = new double[dimensions() + 1];
    float[] row = new float[inputs];
    double[] input = new double[inputs];
    double[] logits = new double[classes];
    for (int sample = start; sample < start + count; sample++) {
      features.copyRow(sample, row, 0);
      for (int d = 0; d < inputs; d++) {
        input[d] = row[d];
      }
      logits(point, input, logits);
      int label = features.label(sample);
      sum[sum.length - 1] += crossEntropy(logits, label);
      // The logits now hold the probabilities; their gradient is one less at the label.
      logits[label] -= 1;
      for (int c = 0; c < classes; c++) {
        addScaled(logits[c], input, sum, c * inputs);
        sum[classes * inputs + c] += logits[c];
      }
    }
    return sum;
  }

  /** Writes one logit a class; four classes at a time share the reading of the input. */
  private void logits(double[] point, double[] input, double[] logits) {
    int c = 0;
    for (; c + 4 <= classes; c += 4) {
      int first = c * inputs;
      int second = first + inputs;
      int third = second + inputs;
      int fourth = third + inputs;
      double a = 0;
      double b = 0;
      double e = 0;
      double f = 0;
      for (int d = 0; d < inputs; d++) {
        double x = input[d];
        a += x * point[first + d];
        b += x * point[second + d];
        e += x * point[third + d];
        f += x * point[fourth + d];
      }
      logits[c] = a;
      logits[c + 1] = b;
      logits[c + 2] = e;
      logits[c + 3] = f;
    }
    for (; c < classes; c++) {
      double a = 0;
      for (int d = 0; d < inputs; d++) {
        a += input[d] * point[c * inputs + d];
      }
      logits[c] = a;
    }
    for (c = 0; c < classes; c++) {
      logits[c] += point[classes * inputs + c];
    }
  }

  /** Returns minus the log probability of the label, and turns the logits into probabilities. */
  private static double crossEntropy(double[] logits, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double labelLogit = logits[label] - largest;
    double total = 0;
    for (int c = 0; c < logits.length; c++) {
      logits[c] = Math.exp(logits[c] - largest);
      total += logits[c];
    }
    for (int c = 0; c < logits.length; c++) {
      logits[c] /= total;
    }
    return Math.log(total) - labelLogit;
  }

  private static void addScaled(double scale, double[] input, double[] target, int offset) {
    for (int d = 0; d < input.length; d++) {
      target[offset + d] += scale * input[d];
    }
  }

  /** Returns the most probable class of each row of some features; of equals the lowest. */
  int[] predict(Features test, double[] point) {
    int[] predictions = new int[test.rows()];
    float[] row = new float[inputs];
    double[] input = new double[inputs];
    double[] logits = new double[classes];
    for (int sample = 0; sample < predictions.length; sample++) {
      test.copyRow(sample, row, 0);
      for (int d = 0; d < inputs; d++) {
        input[d] = row[d];
      }
      logits(point, input, logits);
      for (int c = 1; c < classes; c++) {
        if (logits[c] > logits[predictions[sample]]) {
          predictions[sample] = c;
        }
      }
    }
    return predictions;
  }
}
