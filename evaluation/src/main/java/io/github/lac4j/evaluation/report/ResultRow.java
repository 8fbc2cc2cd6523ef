package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The cells of a study that differ in their seed only, as one line of its table.
 *
 * @param dataset name of the data set
 * @param model name of the model
 * @param objective name of the objective
 * @param seeds how many cells
 * @param untrained whether no cell took a training step: the control without pretraining
 * @param measures what the evaluators found over the seeds, in the order of the columns
 * @param trainingSeconds time of pretraining over the seeds
 * @param peakMemoryMegabytes peak memory over the seeds
 */
public record ResultRow(
    String dataset,
    String model,
    String objective,
    int seeds,
    boolean untrained,
    List<MeasureStatistics> measures,
    Statistics trainingSeconds,
    Statistics peakMemoryMegabytes) {

  /** Copies the list. */
  public ResultRow {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(model, "model is null");
    requireNonNull(objective, "objective is null");
    requireNonNull(trainingSeconds, "trainingSeconds is null");
    requireNonNull(peakMemoryMegabytes, "peakMemoryMegabytes is null");
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
  }

  /** Returns a measure by its name, if it was taken. */
  public Optional<MeasureStatistics> measure(String name) {
    return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
  }
}
