package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.feature.Features;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an evaluator found out about one encoder.
 *
 * @param measures the numbers, in the order of their columns
 * @param confusion the answers behind the first accuracy, if the evaluator classifies
 * @param notes what a reader should know beside the numbers, each a sentence: which setting was
 *     chosen for this encoder, or that a fit did not converge
 */
public record Evaluation(
    List<Measure> measures, Optional<ConfusionMatrix> confusion, List<String> notes) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if two measures have the same name
   */
  public Evaluation {
    requireNonNull(confusion, "confusion is null");
    notes = List.copyOf(requireNonNull(notes, "notes is null"));
    measures = List.copyOf(requireNonNull(measures, "measures is null"));
    List<String> names = measures.stream().map(Measure::name).toList();
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("Measures must differ in name, but are " + names);
    }
  }

  /** Joins measures and answers that need no note. */
  public Evaluation(List<Measure> measures, Optional<ConfusionMatrix> confusion) {
    this(measures, confusion, List.of());
  }

  /** Joins measures of an evaluator that does not classify. */
  public static Evaluation of(Measure... measures) {
    return new Evaluation(List.of(measures), Optional.empty());
  }

  /** Joins an accuracy with the answers behind it. */
  public static Evaluation of(Measure accuracy, ConfusionMatrix confusion) {
    return new Evaluation(List.of(accuracy), Optional.of(confusion));
  }

  /**
   * Joins the accuracy of a classifier that was trained with the answers behind it; or, if the loss
   * of the last step is not finite, gives no number, and a note that says why. A number that means
   * nothing must not enter a mean.
   *
   * @param measure the name of the accuracy
   * @param loss of the last step
   * @param held the labels of the images
   * @param predictions the answers
   */
  public static Evaluation ofTraining(
      String measure, double loss, Features held, int[] predictions) {
    if (Double.isFinite(loss)) {
      return of(
          Measure.accuracy(measure, held.accuracyOf(predictions)),
          ConfusionMatrix.of(held, predictions));
    }
    return of().with(
            List.of(
                "%s: training diverged and was stopped, so there is no accuracy; lower the learning rate"
                    .formatted(measure)));
  }

  /**
   * Returns measures under the label of their evaluator, so that two of the same kind can stand
   * side by side: a single one is called by the label, and several have it before their names.
   */
  public static List<Measure> labelled(Optional<String> label, List<Measure> measures) {
    if (label.isEmpty()) {
      return measures;
    }
    return measures.stream()
        .map(
            measure ->
                new Measure(
                    measures.size() == 1 ? label.get() : label.get() + ": " + measure.name(),
                    measure.scale(),
                    measure.value()))
        .toList();
  }

  /** Returns this with further notes. */
  public Evaluation with(List<String> further) {
    return new Evaluation(
        measures, confusion, Stream.concat(notes.stream(), further.stream()).toList());
  }
}
