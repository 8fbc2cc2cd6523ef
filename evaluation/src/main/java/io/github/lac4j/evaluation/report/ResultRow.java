package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cells of a study that differ in their seed only, as one line of its table.
 *
 * @param dataset name of the data set
 * @param model name of the model
 * @param objective name of the objective
 * @param seeds how many cells
 * @param accuracies accuracy in [0, 1] over the seeds, by evaluator name
 * @param trainingSeconds time of pretraining over the seeds
 * @param peakMemoryMegabytes peak memory over the seeds
 */
public record ResultRow(
    String dataset,
    String model,
    String objective,
    int seeds,
    Map<String, Statistics> accuracies,
    Statistics trainingSeconds,
    Statistics peakMemoryMegabytes) {

  /** Copies the map; the order is kept. */
  public ResultRow {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(model, "model is null");
    requireNonNull(objective, "objective is null");
    requireNonNull(trainingSeconds, "trainingSeconds is null");
    requireNonNull(peakMemoryMegabytes, "peakMemoryMegabytes is null");
    requireNonNull(accuracies, "accuracies is null");
    accuracies = Collections.unmodifiableMap(new LinkedHashMap<>(accuracies));
  }
}
