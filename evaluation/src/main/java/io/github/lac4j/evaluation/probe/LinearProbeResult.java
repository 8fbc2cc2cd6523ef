package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import java.util.List;

/**
 * What a linear probe found.
 *
 * @param accuracy top-1 accuracy on the test features, in [0, 1]
 * @param confusion the answers behind it
 * @param trainingAccuracy top-1 accuracy on the training features, in [0, 1]
 * @param l2 the regularisation of the fit
 * @param trials what each regularisation reached on the validation part; empty if there was no
 *     choice
 * @param objective mean cross-entropy on the training features plus the regularisation
 * @param gradientNorm the gradient's largest magnitude where the fit stopped
 * @param iterations L-BFGS steps taken
 * @param converged whether the gradient norm came down to the tolerance; if not, the accuracy is
 *     that of an unfinished fit
 */
public record LinearProbeResult(
    double accuracy,
    ConfusionMatrix confusion,
    double trainingAccuracy,
    double l2,
    List<Trial> trials,
    double objective,
    double gradientNorm,
    int iterations,
    boolean converged) {

  /** Copies the list. */
  public LinearProbeResult {
    requireNonNull(confusion, "confusion is null");
    trials = List.copyOf(trials);
  }

  /**
   * One regularisation that was tried.
   *
   * @param l2 the regularisation
   * @param accuracy top-1 accuracy on the validation part, in [0, 1]
   * @param converged whether its fit converged
   */
  public record Trial(double l2, double accuracy, boolean converged) {}
}
