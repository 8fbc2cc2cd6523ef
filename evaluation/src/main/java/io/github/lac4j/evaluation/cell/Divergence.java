package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.health.HealthProblem;
import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingProgress;

/**
 * Says where in a training a network gave back numbers that are not finite.
 *
 * <p>A loss refuses them, and so do evaluators: without this, that would look like an interruption
 * after which the same training can go on.
 */
final class Divergence implements TrainingListener {

  private final String objective;
  private long steps;

  Divergence(String objective) {
    this.objective = objective;
  }

  @Override
  public void onStart(TrainingProgress progress) {
    steps = progress.step();
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    steps = progress.step();
  }

  /** Returns what ends the training for good. */
  UnhealthyTrainingException of(NotFiniteException found) {
    return of(objective, steps, found);
  }

  /** Returns what ends a training for good, after so many steps. */
  static UnhealthyTrainingException of(String objective, long steps, NotFiniteException found) {
    UnhealthyTrainingException unhealthy =
        new UnhealthyTrainingException(
            HealthProblem.NOT_FINITE,
            steps,
            "%s after %d steps of %s. Lower the learning rate or lengthen its warm-up"
                .formatted(found.getMessage(), steps, objective));
    unhealthy.initCause(found);
    return unhealthy;
  }
}
