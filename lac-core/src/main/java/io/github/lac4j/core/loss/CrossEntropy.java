package io.github.lac4j.core.loss;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The cross-entropy of a softmax, for classifier heads: mean over rows of {@code -log p(label)}.
 *
 * <pre>
 *   L = mean over i of  log sum over c of exp(s_ic)  -  s_i,label(i)
 *   dL/ds = (softmax(s) - one-hot) / N
 * </pre>
 */
public record CrossEntropy() {

  /**
   * Evaluates logits.
   *
   * @param logits s, N x C, float or double
   * @param labels N classes, from 0 to below C
   * @return the mean, and its gradient in the logits' number type
   * @throws IllegalArgumentException if the logits are no matrix, or there is not one label in
   *     range for each row
   */
  public LossValue evaluate(INDArray logits, int[] labels) {
    if (logits.rank() != 2 || logits.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "Logits must be N x C with a label for each row, but their shape is %s and there are %d labels"
              .formatted(Arrays.toString(logits.shape()), labels.length));
    }
    double[][] rows = logits.toDoubleMatrix();
    double loss = 0;
    for (int i = 0; i < rows.length; i++) {
      if (labels[i] < 0 || labels[i] >= rows[i].length) {
        throw new IllegalArgumentException(
            "The label of row %d is %d; with %d logits it must be from 0 to %d"
                .formatted(i, labels[i], rows[i].length, rows[i].length - 1));
      }
      loss += evaluate(rows[i], labels[i], rows.length);
    }
    return new LossValue(loss / rows.length, List.of(Nd4j.create(rows).castTo(logits.dataType())));
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
