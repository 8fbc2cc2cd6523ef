package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found out about a learner in one epoch of its pretraining. There are no times in it:
 * equal runs have equal records.
 *
 * @param cell identity of the run
 * @param epoch how many epochs were over, 1 or more
 * @param meanLoss mean of the losses of the epoch's steps; NaN or infinite if training diverged
 * @param metrics means over the epoch's steps of what the learner reports, for example its learning
 *     rate and the deviation of its embeddings, by name
 * @param measures what evaluators found after the epoch, in the order of the curves; empty if they
 *     were not asked
 */
public record EpochRecord(
    String cell, int epoch, double meanLoss, Map<String, Double> metrics, List<Measure> measures) {

  /**
   * Copies map and list.
   *
   * @throws IllegalArgumentException if the epoch is below 1, or two measures have the same name
   */
  public EpochRecord {
    requireNonNull(cell, "cell is null");
    metrics =
        Collections.unmodifiableMap(new TreeMap<>(requireNonNull(metrics, "metrics is null")));
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
