package io.github.lac4j.evaluation.classifier;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.feature.Features;
import java.util.List;

/** Turns answers into an evaluation, unless the training behind them has diverged. */
public final class TrainingOutcome {

  private TrainingOutcome() {}

  /**
   * Returns the accuracy with the answers behind it; or, if the loss of the last step is not
   * finite, no number, and a note that says why. A number that means nothing must not enter a mean.
   *
   * @param measure the name of the accuracy
   * @param loss of the last step
   * @param test the labels of the images
   * @param predictions the answers
   */
  public static Evaluation judge(String measure, double loss, Features test, int[] predictions) {
    if (Double.isFinite(loss)) {
      return Evaluation.of(
          Measure.accuracy(measure, test.accuracyOf(predictions)),
          ConfusionMatrix.of(test, predictions));
    }
    return Evaluation.of()
        .with(
            List.of(
                "%s: training diverged and was stopped, so there is no accuracy; lower the learning rate"
                    .formatted(measure)));
  }
}
