package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.health.HealthProblem;

/**
 * Why a cell has no result: its training diverged or collapsed, as it would again.
 *
 * @param problem the kind of problem
 * @param step steps that were taken when it was found
 * @param reason what was seen, and what to try
 */
public record FailureRecord(HealthProblem problem, long step, String reason) {

  /** Checks that nothing is null. */
  public FailureRecord {
    requireNonNull(problem, "problem is null");
    requireNonNull(reason, "reason is null");
  }
}
