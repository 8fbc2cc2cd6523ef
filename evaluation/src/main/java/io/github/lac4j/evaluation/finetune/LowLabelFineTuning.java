package io.github.lac4j.evaluation.finetune;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.split.LabelFraction;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains the whole network further with 1 % and with 10 % of the labels, where pretraining shows
 * more than with all of them.
 *
 * <p>The images are those of {@link LabelFraction}, the same for every encoder and seed, with the
 * same share of every class.
 */
public final class LowLabelFineTuning implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "low-label-fine-tuning";

  private final Map<LabelFraction, FineTuner> tuners = new LinkedHashMap<>();

  /**
   * Creates the evaluator.
   *
   * @param recipes all recipes by name
   * @param executor what runs the linear classifier
   * @throws IllegalArgumentException if there is no recipe of a name that the settings have
   */
  public LowLabelFineTuning(LowLabelConfig config, Map<String, Recipe> recipes, Executor executor) {
    requireNonNull(recipes, "recipes is null");
    requireNonNull(executor, "executor is null");
    for (LabelFraction fraction : config.labels()) {
      tuners.put(fraction, new FineTuner(config.of(fraction), recipes, executor));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String protocol() {
    return tuners.entrySet().stream()
        .map(
            entry ->
                "%d %% of the labels of every class, the same images for all encoders: %s"
                    .formatted(entry.getKey().percent(), entry.getValue().protocol()))
        .collect(joining("; "));
  }

  @Override
  public void check(EvaluationImages images) {
    for (LabelFraction share : tuners.keySet()) {
      share.of(images.fit());
    }
  }

  @Override
  public String meaning() {
    return "how often the encoder is right after it was trained further with so few of the labels";
  }

  /** {@inheritDoc} The answers are those of the first share. */
  @Override
  public Evaluation evaluate(Subject subject) {
    List<Measure> measures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<ConfusionMatrix> confusion = Optional.empty();
    for (Map.Entry<LabelFraction, FineTuner> entry : tuners.entrySet()) {
      int percent = entry.getKey().percent();
      Evaluation evaluation =
          entry
              .getValue()
              .evaluate(
                  subject.encoder(),
                  entry.getKey().of(subject.images().fit()),
                  subject.images().held(),
                  subject.held(),
                  subject.seed().derive("low-label fine-tuning").derive(percent),
                  "fine-tuning top-1 (%d %% labels)".formatted(percent));
      measures.addAll(evaluation.measures());
      notes.addAll(evaluation.notes());
      confusion = confusion.or(evaluation::confusion);
    }
    return new Evaluation(measures, confusion, notes);
  }
}
