package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.List;
import java.util.Optional;

/**
 * A study whose names have been found and whose settings have been checked: nothing is left to fail
 * but the work itself.
 *
 * @param rows the objectives with their settings in words
 * @param model the model that all objectives share
 * @param modelSettings the model's settings in words
 * @param dataset the data set
 * @param recipe the recipe of objectives that augment, if it is not the data set's own
 * @param epochs length of each pretraining
 * @param batchSize N, the images of one step
 * @param seeds one run of each objective for each
 * @param evaluators what judges the features, in the order of the columns
 */
public record Study(
    List<Row> rows,
    Model model,
    String modelSettings,
    DatasetDefinition dataset,
    Optional<Recipe> recipe,
    int epochs,
    int batchSize,
    List<Long> seeds,
    List<Evaluator> evaluators) {

  /** Copies the lists. */
  public Study {
    rows = List.copyOf(rows);
    seeds = List.copyOf(seeds);
    evaluators = List.copyOf(evaluators);
  }

  /**
   * One objective of a study.
   *
   * @param objective the objective
   * @param settings its settings in words, for the protocol
   */
  public record Row(Objective objective, String settings) {}
}
