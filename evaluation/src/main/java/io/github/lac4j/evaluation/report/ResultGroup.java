package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The rows that may be compared with each other: those of one data set and model.
 *
 * @param dataset name of the data set
 * @param model name of the model
 * @param rows one for each objective, in order of first appearance
 */
public record ResultGroup(String dataset, String model, List<ResultRow> rows) {

  /** Copies the list. */
  public ResultGroup {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(model, "model is null");
    rows = List.copyOf(requireNonNull(rows, "rows is null"));
  }

  /** Returns the row that the others are compared with: the first that took no training step. */
  public Optional<ResultRow> control() {
    return rows.stream().filter(ResultRow::untrained).findFirst();
  }

  /** Returns what stands over the group's table. */
  public String heading() {
    return dataset + ", " + model;
  }
}
