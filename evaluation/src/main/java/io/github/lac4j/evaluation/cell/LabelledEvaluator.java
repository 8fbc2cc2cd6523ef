package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import java.util.List;

/**
 * An evaluator whose measures carry a label, so that two of the same kind can stand side by side.
 */
public final class LabelledEvaluator implements Evaluator {

  private final String label;
  private final Evaluator evaluator;

  /** Puts a label on an evaluator. */
  public LabelledEvaluator(String label, Evaluator evaluator) {
    this.label = requireNonNull(label, "label is null");
    this.evaluator = requireNonNull(evaluator, "evaluator is null");
  }

  @Override
  public String name() {
    return evaluator.name();
  }

  @Override
  public String protocol() {
    return evaluator.protocol();
  }

  @Override
  public String meaning() {
    return evaluator.meaning();
  }

  @Override
  public void check(EvaluationImages images) {
    evaluator.check(images);
  }

  @Override
  public Evaluation evaluate(Subject subject) {
    Evaluation evaluation = evaluator.evaluate(subject);
    return new Evaluation(
        relabel(label, evaluation.measures()), evaluation.confusion(), evaluation.notes());
  }

  /** Calls a single measure by the label, and puts the label before the names of several. */
  public static List<Measure> relabel(String label, List<Measure> measures) {
    return measures.stream()
        .map(
            measure ->
                new Measure(
                    measures.size() == 1 ? label : label + ": " + measure.name(),
                    measure.scale(),
                    measure.value()))
        .toList();
  }
}
