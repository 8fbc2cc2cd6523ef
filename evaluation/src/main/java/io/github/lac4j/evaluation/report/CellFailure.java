package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

/**
 * A cell that has no result, because its training diverged or collapsed.
 *
 * @param objective label of the row
 * @param model name of the model
 * @param dataset name of the data set
 * @param seed where the run's chance started
 * @param reason what happened, at which step, and what to try
 */
public record CellFailure(
    String objective, String model, String dataset, long seed, String reason) {

  /** Checks that nothing is missing. */
  public CellFailure {
    requireNonNull(objective, "objective is null");
    requireNonNull(model, "model is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(reason, "reason is null");
  }
}
