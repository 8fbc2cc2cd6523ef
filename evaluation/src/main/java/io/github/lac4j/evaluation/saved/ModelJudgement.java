package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.List;

/**
 * What an evaluator found out about a model.
 *
 * @param evaluator its name and settings
 * @param protocol how it judges, in words
 * @param measures the numbers, in its own order
 * @param notes what a reader should know beside the numbers
 */
public record ModelJudgement(
    Choice evaluator, String protocol, List<Measure> measures, List<String> notes) {

  /** Copies the lists. */
  public ModelJudgement {
    requireNonNull(evaluator, "evaluator is null");
    requireNonNull(protocol, "protocol is null");
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
    notes = List.copyOf(requireNonNull(notes, "notes is null"));
  }
}
