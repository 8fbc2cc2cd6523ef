package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one cell of a study found: one objective on one model and data set, with one seed.
 *
 * @param objective name of the objective, {@code none} for the control without pretraining
 * @param model name of the model
 * @param dataset name of the data set
 * @param seed where the run's chance started
 * @param measures what the evaluators found, in the order of the columns
 * @param trainingSeconds wall-clock time of pretraining, without evaluation
 * @param peakMemoryMegabytes most memory held during pretraining, in millions of bytes
 * @param steps training steps taken
 * @param lastLoss loss of the last step; empty if there was none. NaN says that training diverged
 */
public record CellResult(
    String objective,
    String model,
    String dataset,
    long seed,
    List<Measure> measures,
    double trainingSeconds,
    double peakMemoryMegabytes,
    long steps,
    OptionalDouble lastLoss) {

  /**
   * Checks the numbers and copies the list.
   *
   * @throws IllegalArgumentException if two measures have the same name, or a time, a memory or a
   *     number of steps is negative
   */
  public CellResult {
    requireNonNull(objective, "objective is null");
    requireNonNull(model, "model is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(lastLoss, "lastLoss is null");
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
    List<String> names = measures.stream().map(Measure::name).toList();
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "Measures of one cell must differ in name, but are " + names);
    }
    if (!(trainingSeconds >= 0) || !(peakMemoryMegabytes >= 0) || steps < 0) {
      throw new IllegalArgumentException(
          "Seconds, megabytes and steps must be 0 or more, but are %s, %s and %d"
              .formatted(trainingSeconds, peakMemoryMegabytes, steps));
    }
  }
}
