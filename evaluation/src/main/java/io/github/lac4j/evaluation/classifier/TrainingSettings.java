package io.github.lac4j.evaluation.classifier;

import java.util.ArrayList;
import java.util.List;

/** What all classifiers that are trained in batches check of their settings. */
public final class TrainingSettings {

  private TrainingSettings() {}

  /**
   * Checks the length, the batches and the start of a training.
   *
   * @param epochs passes over the training images, 1 or more
   * @param batchSize images of a step, 1 or more
   * @param initialDeviation deviation of the first weights, finite and 0 or more
   * @throws IllegalArgumentException naming every value that is out of range
   */
  public static void check(int epochs, int batchSize, double initialDeviation) {
    List<String> problems = new ArrayList<>();
    if (epochs < 1) {
      problems.add("epochs must be 1 or more, but is " + epochs);
    }
    if (batchSize < 1) {
      problems.add("batchSize must be 1 or more, but is " + batchSize);
    }
    if (!(initialDeviation >= 0) || Double.isInfinite(initialDeviation)) {
      problems.add("initialDeviation must be finite and 0 or more, but is " + initialDeviation);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
