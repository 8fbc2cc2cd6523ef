package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person asks a study for; names are not looked up yet.
 *
 * @param objectives names of the objectives, one row each
 * @param model name of the model
 * @param dataset name of the data set
 * @param recipe name of the recipe of all objectives that augment; empty for the data set's own
 * @param epochs length of each pretraining
 * @param batchSize N, the images of one step
 * @param seeds one run of each objective for each
 * @param evaluators names of what judges the encoders, in the order of the columns
 */
public record StudyConfig(
    List<String> objectives,
    String model,
    String dataset,
    Optional<String> recipe,
    int epochs,
    int batchSize,
    List<Long> seeds,
    List<String> evaluators) {

  /**
   * Checks everything that can be checked without looking names up.
   *
   * @throws IllegalArgumentException listing all problems
   */
  public StudyConfig {
    objectives = List.copyOf(objectives);
    requireNonNull(model, "model is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(recipe, "recipe is null");
    seeds = List.copyOf(seeds);
    evaluators = List.copyOf(evaluators);
    List<String> problems = new ArrayList<>();
    if (objectives.isEmpty()) {
      problems.add("objectives is empty; name at least one");
    }
    if (new HashSet<>(objectives).size() != objectives.size()) {
      problems.add("objectives names one twice: " + String.join(", ", objectives));
    }
    if (evaluators.isEmpty() || new HashSet<>(evaluators).size() != evaluators.size()) {
      problems.add("evaluators are %s; name at least one, and none twice".formatted(evaluators));
    }
    if (epochs < 1) {
      problems.add("epochs is %d; it must be 1 or more".formatted(epochs));
    }
    if (batchSize < 2) {
      problems.add("batch size is %d; it must be 2 or more".formatted(batchSize));
    }
    if (seeds.isEmpty() || new HashSet<>(seeds).size() != seeds.size()) {
      problems.add("seeds are %s; give at least one, and none twice".formatted(seeds));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Returns the names of everything that can have settings. */
  public Set<String> parts() {
    Set<String> parts = new HashSet<>(objectives);
    parts.add(model);
    parts.addAll(evaluators);
    return parts;
  }
}
