package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.FeatureStandardizer;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.probe.Lbfgs.Minimum;
import io.github.lac4j.evaluation.probe.LinearProbeResult.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits multinomial logistic regression on frozen features, by full-batch L-BFGS from zero.
 *
 * <p>Minimises the mean cross-entropy over the N training images plus {@code l2 / 2} times the
 * squared norm of the weights; biases are free. This is the deterministic form of the linear probe:
 * there is no augmentation, no learning rate and no seed of the run. What is left of tuning is l2.
 * With one l2 and raw features its effect depends on their scale: features that are c times as
 * large are regularised as if l2 were divided by c squared. Choose l2 from several, or standardise.
 *
 * <p>Of several regularisations the one with the highest accuracy on a validation part of the
 * training features is taken, of equals the strongest; then all training features are fitted. Test
 * features have no part in it.
 */
public final class LinearProbe implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "linear-probe";

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
    return "multinomial logistic regression on %s features; mean cross-entropy + l2 / 2 x |W|^2, %s; L-BFGS from zero until the gradient's largest magnitude is %s, at most %d steps"
        .formatted(
            config.standardize() ? "standardised" : "raw",
            config.sweeps()
                ? "l2 of %s with the highest accuracy on a class-balanced %s of the training features, the same for all encoders, then fitted to all"
                    .formatted(config.l2(), config.validationShare())
                : "l2 " + config.l2().get(0),
            config.tolerance(),
            config.maximumIterations());
  }

  @Override
  public void check(EvaluationImages images) {
    ImageDataset train = images.fit();
    check(train.labels(), train.classNames());
  }

  /** Checks that a part can be cut off the images of these labels, if l2 is to be chosen on it. */
  void check(int[] labels, List<String> classNames) {
    if (config.sweeps()) {
      try {
        RegularizationChoice.validationPart(labels, classNames, config);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "l2 cannot be chosen: %s; or give a single l2".formatted(e.getMessage()), e);
      }
    }
  }

  @Override
  public String meaning() {
    return "how often a linear classifier is right that was fitted to the frozen features with all"
        + " labels";
  }

  /** {@inheritDoc} Notes which l2 was chosen, and which fits did not converge. */
  @Override
  public Evaluation evaluate(Subject subject) {
    LinearProbeResult result = probe(subject.fit(), subject.held());
    return Evaluation.of(Measure.accuracy(measure(), result.accuracy()), result.confusion())
        .with(notes(measure(), result));
  }

  /** Returns what stands over the column of results. */
  String measure() {
    return config.standardize() ? "linear probe top-1" : "linear probe top-1 (raw)";
  }

  /** Says which l2 was chosen, and which fits did not converge. */
  List<String> notes(String measure, LinearProbeResult result) {
    List<String> notes = new ArrayList<>();
    if (config.sweeps()) {
      notes.add("%s: l2 %s was chosen".formatted(measure, result.l2()));
    }
    if (!result.converged()) {
      notes.add(
          "%s: the fit stopped after %d steps at gradient %.1e, above the tolerance %s; allow more steps, or a larger l2 or tolerance"
              .formatted(measure, result.iterations(), result.gradientNorm(), config.tolerance()));
    }
    List<Double> unfinished =
        result.trials().stream().filter(trial -> !trial.converged()).map(Trial::l2).toList();
    if (!unfinished.isEmpty()) {
      notes.add(
          "%s: while l2 was chosen, the fits with %s stopped after %d steps without converging"
              .formatted(measure, unfinished, config.maximumIterations()));
    }
    return notes;
  }

  /**
   * Fits and tests, and tells how the fit went.
   *
   * @param train features and labels to fit on, N x D
   * @param test features and labels to classify, M x D
   * @throws IllegalArgumentException if the two differ in dimensions or in classes, or l2 is to be
   *     chosen and a class has too few images for a validation part
   */
  public LinearProbeResult probe(Features train, Features test) {
    requireNonNull(train, "train is null");
    requireNonNull(test, "test is null");
    train.requireSameSpace(test);
    List<Trial> trials = config.sweeps() ? RegularizationChoice.trials(train, config) : List.of();
    double l2 = config.sweeps() ? RegularizationChoice.best(trials) : config.l2().get(0);
    Features fitted = train;
    Features tested = test;
    if (config.standardize()) {
      FeatureStandardizer standardizer = FeatureStandardizer.fit(train);
      fitted = standardizer.apply(train);
      tested = standardizer.apply(test);
    }
    SoftmaxRegression regression = new SoftmaxRegression(fitted, l2);
    Minimum minimum =
        new Lbfgs(config.maximumIterations(), config.tolerance())
            .minimize(regression, new double[regression.dimensions()]);
    double[] point = minimum.point();
    int[] predictions = SoftmaxRegression.predict(tested, point);
    return new LinearProbeResult(
        tested.accuracyOf(predictions),
        ConfusionMatrix.of(tested, predictions),
        fitted.accuracyOf(SoftmaxRegression.predict(fitted, point)),
        l2,
        trials,
        minimum.value(),
        minimum.gradientNorm(),
        minimum.iterations(),
        minimum.converged());
  }
}
