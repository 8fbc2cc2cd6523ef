package io.github.lac4j.evaluation.finetune;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Subject;
import java.util.Map;

/**
 * Trains the whole network further with all labels, a linear classifier on top, and tests it.
 *
 * <p>The encoder of the subject is copied and stays as it is. Every encoder gets the same recipe
 * and, for one seed, the same order of images and the same first classifier. The last epoch counts.
 * A training that diverges is stopped and gives a note in place of a number.
 */
public final class FineTuning implements Evaluator {

  /** The name of fine-tuning with the recipe for CIFAR. */
  public static final String CIFAR = "fine-tuning";

  /** The name of fine-tuning with the recipe for MNIST. */
  public static final String MNIST = "fine-tuning-mnist";

  private final String name;
  private final FineTuner tuner;

  /**
   * Creates the evaluator.
   *
   * @param name by which studies ask for it
   * @param recipes all recipes by name
   * @param executor what runs the linear classifier
   * @throws IllegalArgumentException if there is no recipe of the name that the settings have
   */
  public FineTuning(
      String name, FineTuningConfig config, Map<String, Recipe> recipes, Executor executor) {
    this.name = requireNonNull(name, "name is null");
    this.tuner =
        new FineTuner(
            requireNonNull(config, "config is null"),
            requireNonNull(recipes, "recipes is null"),
            requireNonNull(executor, "executor is null"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String protocol() {
    return tuner.protocol();
  }

  @Override
  public String meaning() {
    return "how often the encoder is right after it was trained further with all labels";
  }

  @Override
  public Evaluation evaluate(Subject subject) {
    return tuner.evaluate(
        subject.encoder(),
        subject.images().fit(),
        subject.images().held(),
        subject.held(),
        subject.seed().derive("fine-tuning"),
        name + " top-1");
  }
}
