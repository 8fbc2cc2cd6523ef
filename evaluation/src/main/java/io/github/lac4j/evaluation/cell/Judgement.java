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
 */
public record Judgement(
    String id, JudgingConfig judging, List<Measure> measures, Optional<ConfusionMatrix> confusion) {

  /** Copies the list. */
  public Judgement {
    requireNonNull(id, "id is null");
    requireNonNull(judging, "judging is null");
    requireNonNull(confusion, "confusion is null");
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
  }
}
