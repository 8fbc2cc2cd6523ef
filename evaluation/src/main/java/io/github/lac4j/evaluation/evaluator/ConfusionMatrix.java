package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.feature.Features;
import java.util.Arrays;
import java.util.List;

/**
 * How often images of one class were taken for another.
 *
 * @param counts for each true class, how many of its images were given each class
 */
public record ConfusionMatrix(List<List<Integer>> counts) {

  /**
   * Copies and checks the counts.
   *
   * @throws IllegalArgumentException if the matrix is not square, or a count is negative
   */
  public ConfusionMatrix {
    counts = requireNonNull(counts, "counts is null").stream().map(List::copyOf).toList();
    for (List<Integer> row : counts) {
      if (row.size() != counts.size() || row.stream().anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException(
            "A confusion matrix of %d classes needs as many counts of 0 or more in each row, but one is %s"
                .formatted(counts.size(), row));
      }
    }
  }

  /**
   * Counts predictions.
   *
   * @param truth whose labels are the truth, M x D
   * @param predictions M classes
   * @throws IllegalArgumentException if there are more or fewer predictions than rows
   */
  public static ConfusionMatrix of(Features truth, int[] predictions) {
    if (predictions.length != truth.rows()) {
      throw new IllegalArgumentException(
          "%d rows need as many predictions, but there are %d"
              .formatted(truth.rows(), predictions.length));
    }
    Integer[][] counts = new Integer[truth.classes()][truth.classes()];
    for (Integer[] row : counts) {
      Arrays.fill(row, 0);
    }
    for (int row = 0; row < predictions.length; row++) {
      counts[truth.label(row)][predictions[row]]++;
    }
    return new ConfusionMatrix(Arrays.stream(counts).map(List::of).toList());
  }
}
