package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.HashSet;
import java.util.List;

/**
 * What was found out about an encoder after one epoch of its pretraining.
 *
 * @param epoch how many epochs were over, 1 or more
 * @param meanLoss mean of the losses of the epoch's steps; NaN or infinite if training diverged
 * @param measures the numbers, in the order of the curves
 */
public record EpochRecord(int epoch, double meanLoss, List<Measure> measures) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the epoch is below 1, or two measures have the same name
   */
  public EpochRecord {
    if (epoch < 1) {
      throw new IllegalArgumentException("Epochs count from 1, but this one is " + epoch);
    }
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
    List<String> names = measures.stream().map(Measure::name).toList();
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "Measures of one epoch must differ in name, but are %s; give evaluators of the same kind different labels"
              .formatted(names));
    }
  }
}
