package io.github.lac4j.evaluation.classifier;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The cross-entropy of a softmax: mean over images of {@code -log p(label)}, with its gradient.
 *
 * @param value the mean, in double precision
 * @param gradient d value / d logits, N x C, of the logits' number type
 */
record SoftmaxCrossEntropy(double value, INDArray gradient) {

  /**
   * Evaluates logits, N x C.
   *
   * @param labels N classes
   */
  static SoftmaxCrossEntropy of(INDArray logits, int[] labels) {
    double[][] rows = logits.toDoubleMatrix();
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      loss += evaluate(rows[i], labels[i], rows.length);
    }
    INDArray gradient = Nd4j.create(rows);
    return new SoftmaxCrossEntropy(
        loss / rows.length,
        logits.dataType() == DataType.DOUBLE ? gradient : gradient.castTo(logits.dataType()));
  }

  /** Replaces one row by its gradient in a mean over N images, and returns its loss. */
  private static double evaluate(double[] row, int label, int images) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : row) {
      largest = Math.max(largest, logit);
    }
    double loss = largest - row[label];
    double total = 0;
    for (int c = 0; c < row.length; c++) {
      row[c] = Math.exp(row[c] - largest);
      total += row[c];
    }
    for (int c = 0; c < row.length; c++) {
      row[c] = row[c] / total / images;
    }
    row[label] -= 1.0 / images;
    return loss + Math.log(total);
  }
}
