package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one cell of a study found: one objective on one model and data set, with one seed.
 *
 * @param objective name of the objective, {@code none} for the control without pretraining
 * @param model name of the model
 * @param dataset name of the data set
 * @param seed where the run's chance started
 * @param accuracies top-1 accuracy in [0, 1] by evaluator name; the order is kept
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
    Map<String, Double> accuracies,
    double trainingSeconds,
    double peakMemoryMegabytes,
    long steps,
    OptionalDouble lastLoss) {

  /**
   * Checks the numbers and copies the map.
   *
   * @throws IllegalArgumentException if an accuracy is outside [0, 1], or a time, a memory or a
   *     number of steps is negative
   */
  public CellResult {
    requireNonNull(objective, "objective is null");
    requireNonNull(model, "model is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(accuracies, "accuracies is null");
    requireNonNull(lastLoss, "lastLoss is null");
    accuracies = Collections.unmodifiableMap(new LinkedHashMap<>(accuracies));
    accuracies.forEach(
        (evaluator, accuracy) -> {
          requireNonNull(evaluator, "an evaluator name is null");
          if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException(
                "The accuracy of %s must be from 0 to 1, but is %s".formatted(evaluator, accuracy));
          }
        });
    if (!(trainingSeconds >= 0) || !(peakMemoryMegabytes >= 0) || steps < 0) {
      throw new IllegalArgumentException(
          "Seconds, megabytes and steps must be 0 or more, but are %s, %s and %d"
              .formatted(trainingSeconds, peakMemoryMegabytes, steps));
    }
  }
}
