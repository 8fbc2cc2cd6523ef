package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.FeatureStandardizer;
import io.github.lac4j.evaluation.feature.Features;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits multinomial logistic regression on frozen features, by full-batch L-BFGS from zero.
 *
 * <p>Minimises the mean cross-entropy over the N training images plus {@code l2 / 2} times the
 * squared norm of the weights; biases are free. This is the deterministic form of the linear probe:
 * there is no augmentation, no learning rate and no seed, so that a difference between two encoders
 * is never one between two tunings.
 */
public final class LinearProbe implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "linear-probe";

  private static final Logger LOGGER = LoggerFactory.getLogger(LinearProbe.class);

  private final LinearProbeConfig config;

  /** Creates the probe; it holds its settings only. */
  public LinearProbe(LinearProbeConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String protocol() {
    return "multinomial logistic regression on %s features; mean cross-entropy + %s / 2 x |W|^2; L-BFGS from zero to gradient norm %s, at most %d steps"
        .formatted(
            config.standardize() ? "standardised" : "raw",
            config.l2(),
            config.tolerance(),
            config.maximumIterations());
  }

  /** {@inheritDoc} Logs a warning if the fit did not converge. */
  @Override
  public Evaluation evaluate(Subject subject) {
    LinearProbeResult result = probe(subject.train(), subject.test());
    if (!result.converged()) {
      LOGGER.warn(
          "The linear probe stopped after {} steps at gradient norm {}, above the tolerance {};"
              + " allow more steps, or a larger l2 or tolerance",
          result.iterations(),
          result.gradientNorm(),
          config.tolerance());
    }
    return Evaluation.of(
        Measure.accuracy("linear probe top-1", result.accuracy()), result.confusion());
  }

  /**
   * Fits and tests, and tells how the fit went.
   *
   * @param train features and labels to fit on, N x D
   * @param test features and labels to classify, M x D
   * @throws IllegalArgumentException if the two differ in dimensions or in classes
   */
  public LinearProbeResult probe(Features train, Features test) {
    requireNonNull(train, "train is null");
    requireNonNull(test, "test is null");
    train.requireSameSpace(test);
    Features fitted = train;
    Features tested = test;
    if (config.standardize()) {
      FeatureStandardizer standardizer = FeatureStandardizer.fit(train);
      fitted = standardizer.apply(train);
      tested = standardizer.apply(test);
    }
    SoftmaxRegression regression = new SoftmaxRegression(fitted, config.l2());
    Minimum minimum =
        new Lbfgs(config.maximumIterations(), config.tolerance())
            .minimize(regression, new double[regression.dimensions()]);
    double[] point = minimum.point();
    int[] predictions = SoftmaxRegression.predict(tested, point);
    return new LinearProbeResult(
        tested.accuracyOf(predictions),
        ConfusionMatrix.of(tested, predictions),
        fitted.accuracyOf(SoftmaxRegression.predict(fitted, point)),
        minimum.value(),
        minimum.gradientNorm(),
        minimum.iterations(),
        minimum.converged());
  }
}
