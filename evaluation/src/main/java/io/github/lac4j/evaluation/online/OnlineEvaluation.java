package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.training.TrainingProgress;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Judges the encoder every n epochs while it is being pretrained, and after the last epoch.
 *
 * <p>A run ends in the same bits with it and without it: evaluators run the encoder in inference
 * mode, and their chance has nothing in common with the run's. What is found depends on the epoch
 * alone, so a run that resumes exactly between two epochs, and is told of the first of them once
 * more, makes the same record once more.
 *
 * <pre>{@code
 * new OnlineEvaluation(
 *     5,
 *     () -> new PretrainedEncoder(learner.encoder(), images, seed),
 *     List.of(new WeightedKnn(new WeightedKnnConfig())),
 *     OnlineEvaluation.diagnosis(learner, views));
 * }</pre>
 */
public final class OnlineEvaluation {

  private final int everyEpochs;
  private final Supplier<? extends Subject> subjects;
  private final List<Chosen<Evaluator>> evaluators;
  private final Supplier<List<Measure>> diagnosis;
  private long nanos;

  /**
   * Prepares to judge.
   *
   * @param everyEpochs n, 1 or more
   * @param subjects gives the encoder as it is at the time, with features that are not yet computed
   * @param evaluators what judges it; the cheap ones, on a part of the images
   * @param diagnosis further measures of the learner, shown after those of the evaluators
   * @throws IllegalArgumentException if {@code everyEpochs} is below 1
   */
  public OnlineEvaluation(
      int everyEpochs,
      Supplier<? extends Subject> subjects,
      List<Chosen<Evaluator>> evaluators,
      Supplier<List<Measure>> diagnosis) {
    if (everyEpochs < 1) {
      throw new IllegalArgumentException(
          "The encoder is judged every %d epochs; the number must be 1 or more"
              .formatted(everyEpochs));
    }
    this.everyEpochs = everyEpochs;
    this.subjects = requireNonNull(subjects, "subjects is null");
    this.evaluators = List.copyOf(requireNonNull(evaluators, "evaluators is null"));
    this.diagnosis = requireNonNull(diagnosis, "diagnosis is null");
  }

  /**
   * Judges the encoder if it is time.
   *
   * @param progress of a run whose epoch is over
   * @return what was found; nothing between two judgements
   */
  public List<Measure> judge(TrainingProgress progress) {
    int epoch = progress.epoch() + 1;
    if (epoch % everyEpochs != 0 && !progress.isRunOver()) {
      return List.of();
    }
    long start = System.nanoTime();
    Subject subject = subjects.get();
    List<Measure> measures = new ArrayList<>();
    for (Chosen<Evaluator> evaluator : evaluators) {
      measures.addAll(
          Evaluation.labelled(evaluator.label(), evaluator.value().evaluate(subject).measures()));
    }
    measures.addAll(diagnosis.get());
    nanos += System.nanoTime() - start;
    return measures;
  }

  /**
   * Returns what asks a learner for its own diagnostics, each time at the same views: those of the
   * first step of the source's first epoch.
   *
   * @param learner asked, never trained
   * @param views as many of each image as the learner's objective takes, with a seed of their own,
   *     so that nothing is measured on what was just trained on
   */
  public static Supplier<List<Measure>> diagnosis(Learner learner, ViewSource views) {
    requireNonNull(learner, "learner is null");
    requireNonNull(views, "views is null");
    return () -> {
      try (ViewStream stream = views.open(0, 0)) {
        return learner.diagnose(stream.next()).entrySet().stream()
            .map(entry -> Measure.number(entry.getKey(), entry.getValue()))
            .toList();
      }
    };
  }

  /** Returns for how many seconds training has waited for evaluation so far. */
  public double seconds() {
    return nanos * 1e-9;
  }
}
