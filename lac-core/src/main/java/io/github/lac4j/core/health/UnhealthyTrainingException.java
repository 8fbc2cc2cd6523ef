package io.github.lac4j.core.health;

import static java.util.Objects.requireNonNull;

/** Tells that a run was stopped because going on is pointless; says why and what to try. */
public final class UnhealthyTrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HealthProblem problem;
  private final long step;

  /**
   * Creates the exception.
   *
   * @param problem the kind of problem, for reports
   * @param step how many steps were taken when it was found
   * @param message what was seen, and what to try
   */
  public UnhealthyTrainingException(HealthProblem problem, long step, String message) {
    super(message);
    this.problem = requireNonNull(problem, "problem is null");
    this.step = step;
  }

  /**
   * Says where in a training a network gave back numbers that are not finite. Losses and evaluators
   * refuse them; without this, that would look like an interruption after which the same training
   * can go on.
   *
   * @param objective what was learnt
   * @param steps how many steps were taken
   */
  public static UnhealthyTrainingException of(
      NotFiniteException found, String objective, long steps) {
    UnhealthyTrainingException unhealthy =
        new UnhealthyTrainingException(
            HealthProblem.NOT_FINITE,
            steps,
            "%s after %d steps of %s. Lower the learning rate or lengthen its warm-up"
                .formatted(found.getMessage(), steps, objective));
    unhealthy.initCause(found);
    return unhealthy;
  }

  /** Returns the kind of problem. */
  public HealthProblem problem() {
    return problem;
  }

  /** Returns how many steps were taken when it was found. */
  public long step() {
    return step;
  }
}
