package io.github.lac4j.evaluation.probe;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.split.BalancedSelection;
import io.github.lac4j.evaluation.feature.FeatureStandardizer;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.probe.Lbfgs.Minimum;
import io.github.lac4j.evaluation.probe.LinearProbeResult.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tries regularisations on a validation part of the training features.
 *
 * <p>The part has the same share of every class and is the same for every encoder and seed: {@link
 * BalancedSelection} with a fixed seed. Fits go from the strongest regularisation to the weakest,
 * each from where the one before has ended.
 */
final class RegularizationChoice {

  private static final Seed SEED = new Seed(0).derive("linear probe validation");

  private RegularizationChoice() {}

  /** Returns one trial for each regularisation, the strongest first. */
  static List<Trial> trials(Features train, LinearProbeConfig config) {
    int[] chosen = validationPart(train.labels(), numbers(train.classes()), config);
    Features fitted = train.rows(rest(train.rows(), chosen));
    Features validation = train.rows(chosen);
    if (config.standardize()) {
      FeatureStandardizer standardizer = FeatureStandardizer.fit(fitted);
      fitted = standardizer.apply(fitted);
      validation = standardizer.apply(validation);
    }
    BlockedFeatures blocks = new BlockedFeatures(fitted);
    Lbfgs lbfgs = new Lbfgs(config.maximumIterations(), config.tolerance());
    double[] point = new double[fitted.classes() * (fitted.dimensions() + 1)];
    List<Trial> trials = new ArrayList<>();
    for (double l2 : config.l2().stream().sorted(Comparator.reverseOrder()).toList()) {
      Minimum minimum = lbfgs.minimize(new SoftmaxRegression(blocks, l2), point);
      point = minimum.point();
      trials.add(
          new Trial(
              l2,
              validation.accuracyOf(SoftmaxRegression.predict(validation, point)),
              minimum.converged()));
    }
    return trials;
  }

  /**
   * Returns which of the training images are the validation part.
   *
   * @throws IllegalArgumentException if a class has too few
   */
  static int[] validationPart(int[] labels, List<String> classNames, LinearProbeConfig config) {
    return BalancedSelection.choose(labels, classNames, config.validationShare(), SEED);
  }

  /** Returns the regularisation with the highest accuracy; of equals the strongest. */
  static double best(List<Trial> strongestFirst) {
    Trial best = strongestFirst.get(0);
    for (Trial trial : strongestFirst) {
      if (trial.accuracy() > best.accuracy()) {
        best = trial;
      }
    }
    return best.l2();
  }

  private static int[] rest(int rows, int[] chosen) {
    boolean[] isChosen = new boolean[rows];
    for (int row : chosen) {
      isChosen[row] = true;
    }
    return IntStream.range(0, rows).filter(row -> !isChosen[row]).toArray();
  }

  private static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }
}
