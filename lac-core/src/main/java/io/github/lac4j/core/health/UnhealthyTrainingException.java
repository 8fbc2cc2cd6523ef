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

  /** Returns the kind of problem. */
  public HealthProblem problem() {
    return problem;
  }

  /** Returns how many steps were taken when it was found. */
  public long step() {
    return step;
  }
}
