package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluator found out about a cell's encoder.
 *
 * @param id identity of {@code judging}
 * @param judging what was asked
 * @param measures the numbers, under the evaluator's own names
 * @param confusion the answers behind the first accuracy, if the evaluator classifies
 * @param notes what a reader should know beside the numbers, under the evaluator's own names
 */
public record Judgement(
    String id,
    JudgingConfig judging,
    List<Measure> measures,
    Optional<ConfusionMatrix> confusion,
    List<String> notes) {

  /** Copies the lists. */
  public Judgement {
    requireNonNull(id, "id is null");
    requireNonNull(judging, "judging is null");
    requireNonNull(confusion, "confusion is null");
    notes = List.copyOf(requireNonNull(notes, "notes is null"));
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
  }
}
