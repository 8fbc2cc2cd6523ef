package io.github.lac4j.evaluation.evaluator;

import io.github.lac4j.evaluation.feature.Features;

/**
 * Judges frozen features by how well a simple classifier of them does on unseen images.
 *
 * <p>An evaluator is deterministic and has no state: the same features give the same accuracy,
 * whatever the number of threads.
 */
public interface Evaluator {

  /** Returns the name that stands over the column of results, for example {@code linear probe}. */
  String name();

  /** Returns one line that states every parameter; it is printed with each number. */
  String protocol();

  /**
   * Fits on the training features and returns the share of test features classified correctly.
   *
   * @param train features and labels to fit on, N x D
   * @param test features and labels to classify, M x D, with the same classes
   * @return top-1 accuracy in [0, 1]
   * @throws IllegalArgumentException if the two differ in dimensions or in classes
   */
  double evaluate(Features train, Features test);
}
