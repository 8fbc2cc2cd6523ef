package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks a learner for its own diagnostics, each time at the same views.
 *
 * <p>The views are those of the first step of the source's first epoch. Give a source with a seed
 * of its own, so that nothing is measured on what was just trained on.
 */
public final class LearnerDiagnosis implements Supplier<List<Measure>> {

  private final Learner learner;
  private final ViewSource views;

  /**
   * Joins a learner with views.
   *
   * @param learner asked, never trained
   * @param views as many of each image as the learner's objective takes
   */
  public LearnerDiagnosis(Learner learner, ViewSource views) {
    this.learner = requireNonNull(learner, "learner is null");
    this.views = requireNonNull(views, "views is null");
  }

  @Override
  public List<Measure> get() {
    try (ViewStream stream = views.open(0, 0)) {
      return learner.diagnose(stream.next()).entrySet().stream()
          .map(entry -> Measure.number(entry.getKey(), entry.getValue()))
          .toList();
    }
  }
}
