package io.github.lac4j.evaluation.classifier;

import java.util.List;

/** Says what a training by gradient descent has ended in. */
public final class LastLoss {

  private LastLoss() {}

  /**
   * Returns a note if training has diverged, which makes the accuracy worthless.
   *
   * @param measure the name of the accuracy
   * @param loss of the last step
   */
  public static List<String> notes(String measure, double loss) {
    return Double.isFinite(loss)
        ? List.of()
        : List.of(
            "%s: training diverged and was stopped, so the accuracy means nothing; lower the learning rate"
                .formatted(measure));
  }
}
