package io.github.lac4j.evaluation.probe;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;

/**
 * What a linear probe found.
 *
 * @param accuracy top-1 accuracy on the test features, in [0, 1]
 * @param confusion the answers behind it
 * @param trainingAccuracy top-1 accuracy on the training features, in [0, 1]
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
    double objective,
    double gradientNorm,
    int iterations,
    boolean converged) {}
